# Finds the single header gnuplot-iostream.h and defines GnuplotIostream::GnuplotIostream.
find_path(GNUPLOT_IOSTREAM_INCLUDE_DIR gnuplot-iostream.h)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(GnuplotIostream REQUIRED_VARS GNUPLOT_IOSTREAM_INCLUDE_DIR)

if(GnuplotIostream_FOUND AND NOT TARGET GnuplotIostream::GnuplotIostream)
    add_library(GnuplotIostream::GnuplotIostream INTERFACE IMPORTED)
    target_include_directories(GnuplotIostream::GnuplotIostream SYSTEM INTERFACE
                               ${GNUPLOT_IOSTREAM_INCLUDE_DIR})
    target_link_libraries(GnuplotIostream::GnuplotIostream INTERFACE
                          Boost::iostreams Boost::filesystem)
endif()
mark_as_advanced(GNUPLOT_IOSTREAM_INCLUDE_DIR)
