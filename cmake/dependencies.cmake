# The packages overfit links; docs/dependencies.md says why each is there.
list(PREPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})

find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED CONFIG COMPONENTS iostreams filesystem)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Spectra 1.0.1 REQUIRED CONFIG)
find_package(fmt REQUIRED CONFIG)
find_package(nlohmann_json 3.11 REQUIRED CONFIG)
find_package(CLI11 2.1 REQUIRED CONFIG)
find_package(Lapacke REQUIRED)
find_package(GnuplotIostream REQUIRED)
