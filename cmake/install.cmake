# cmake --install: the layers as overfit::theory, overfit::numerics, …, the program and the data.
include(CMakePackageConfigHelpers)

install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/overfit)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT overfitTargets NAMESPACE overfit:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/overfit)

configure_package_config_file(cmake/overfitConfig.cmake.in ${PROJECT_BINARY_DIR}/overfitConfig.cmake
    INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/overfit)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/overfitConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/overfitConfig.cmake ${PROJECT_BINARY_DIR}/overfitConfigVersion.cmake
        cmake/FindLapacke.cmake cmake/FindGnuplotIostream.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/overfit)
