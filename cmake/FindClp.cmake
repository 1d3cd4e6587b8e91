# Finds COIN-OR CLP's C interface and defines Clp::Clp. Only benchmarks use it.
find_path(CLP_INCLUDE_DIR Clp_C_Interface.h PATH_SUFFIXES coin)
find_library(CLP_LIBRARY Clp)
find_library(COINUTILS_LIBRARY CoinUtils)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Clp REQUIRED_VARS CLP_LIBRARY COINUTILS_LIBRARY CLP_INCLUDE_DIR)

if(Clp_FOUND AND NOT TARGET Clp::Clp)
    add_library(Clp::Clp INTERFACE IMPORTED)
    target_include_directories(Clp::Clp SYSTEM INTERFACE ${CLP_INCLUDE_DIR})
    target_link_libraries(Clp::Clp INTERFACE ${CLP_LIBRARY} ${COINUTILS_LIBRARY})
endif()
mark_as_advanced(CLP_INCLUDE_DIR CLP_LIBRARY COINUTILS_LIBRARY)
