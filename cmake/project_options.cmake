# What every target of overfit is compiled with, and overfit_layer(), which makes a layer.
include(GNUInstallDirs)

option(OVERFIT_NATIVE "Use every instruction of this machine (the binaries do not travel)" OFF)
option(OVERFIT_WERROR "Treat warnings as errors" OFF)
set(OVERFIT_SANITIZE "" CACHE STRING "Sanitizers to compile with, for example address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(project_options INTERFACE)
target_compile_options(project_options INTERFACE
    $<BUILD_INTERFACE:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wdouble-promotion>
    # g++ 12 warns inside its own AVX-512 intrinsics (GCC bug 105593) and inside its own std::string
    # (105329, 105651), depending on the processor that it compiles for. Clang and the sanitizers look
    # for the same faults without these false alarms.
    $<BUILD_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-uninitialized;-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread>>
    $<BUILD_INTERFACE:$<$<BOOL:${OVERFIT_WERROR}>:-Werror>>
    $<BUILD_INTERFACE:$<$<BOOL:${OVERFIT_NATIVE}>:-march=native>>)
if(OVERFIT_SANITIZE)
    target_compile_options(project_options INTERFACE
        $<BUILD_INTERFACE:-fsanitize=${OVERFIT_SANITIZE};-fno-sanitize-recover=all;-fno-omit-frame-pointer>)
    target_link_options(project_options INTERFACE $<BUILD_INTERFACE:-fsanitize=${OVERFIT_SANITIZE}>)
endif()

# compile_fast(target): little optimisation, for code that no time is spent in. It halves the time that
# such files take to compile; numbers do not depend on it, for they come from the other layers.
function(compile_fast target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1> $<$<CONFIG:RelWithDebInfo>:-O0>)
endfunction()

# precompile(target headers...): parses once what most files of the target include, a fifth or more of
# the time that building takes. CMAKE_DISABLE_PRECOMPILE_HEADERS=ON does without, for compiler caches.
function(precompile target)
    target_precompile_headers(${target} PRIVATE
        <algorithm> <cmath> <functional> <memory> <stdexcept> <string> <vector> ${ARGN})
endfunction()

# overfit_layer(name SOURCES ... LINKS ...): a static library called overfit::name. Its public
# headers are the .hpp files of its folder, included as "name/header.hpp".
function(overfit_layer name)
    cmake_parse_arguments(LAYER "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${LAYER_SOURCES})
    add_library(overfit::${name} ALIAS ${name})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME overfit_${name} EXPORT_NAME ${name}
                          POSITION_INDEPENDENT_CODE ON)
    target_include_directories(${name} PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/overfit>)
    target_link_libraries(${name} PUBLIC ${LAYER_LINKS}
                          PRIVATE $<BUILD_INTERFACE:project_options> ${LAYER_PRIVATE_LINKS})
    target_compile_features(${name} PUBLIC cxx_std_20)
    install(TARGETS ${name} EXPORT overfitTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
    install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/
            DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/overfit/${name} FILES_MATCHING PATTERN "*.hpp")
endfunction()
