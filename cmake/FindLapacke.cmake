# Finds LAPACKE over OpenBLAS and defines Lapacke::Lapacke. Debian's OpenBLAS has no LAPACKE of
# its own, so the two libraries are looked for separately.
find_path(LAPACKE_INCLUDE_DIR lapacke.h)
find_path(OPENBLAS_INCLUDE_DIR openblas_config.h
          PATH_SUFFIXES ${CMAKE_LIBRARY_ARCHITECTURE}/openblas-pthread openblas-pthread openblas)
find_library(LAPACKE_LIBRARY lapacke)
find_library(OPENBLAS_LIBRARY openblas)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Lapacke REQUIRED_VARS
    LAPACKE_LIBRARY OPENBLAS_LIBRARY LAPACKE_INCLUDE_DIR OPENBLAS_INCLUDE_DIR)

if(Lapacke_FOUND AND NOT TARGET Lapacke::Lapacke)
    add_library(Lapacke::Lapacke INTERFACE IMPORTED)
    target_include_directories(Lapacke::Lapacke SYSTEM INTERFACE
                               ${LAPACKE_INCLUDE_DIR} ${OPENBLAS_INCLUDE_DIR})
    target_link_libraries(Lapacke::Lapacke INTERFACE ${LAPACKE_LIBRARY} ${OPENBLAS_LIBRARY})
endif()
mark_as_advanced(LAPACKE_INCLUDE_DIR OPENBLAS_INCLUDE_DIR LAPACKE_LIBRARY OPENBLAS_LIBRARY)
