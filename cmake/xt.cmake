# The house rules of the build. A room (base, platform/*, modules/*) is one static library plus one test program;
# USES is the whole list of rooms it may include, and tools/tidy holds the sources to it.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # base_dir makes a second checkout hit the same cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()

add_compile_options(-Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror=return-type
                    -Werror=unused-result)
if(XT_SANITIZE)
  add_compile_options(-fsanitize=${XT_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${XT_SANITIZE})
endif()
# Rooms find their own packages; whoever links a room must see the targets too.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
if(XT_FUZZ)
  # Everything is instrumented; only the fuzzers link libFuzzer's main.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
if(XT_TESTS)
  find_package(GTest REQUIRED)
endif()

# Sources that do not name the same things are compiled together: a clean build in half the time, and a change costs
# its group. Grouped when the build is configured.
function(xt_unity target)  # xt_unity(target source…)
  if(NOT XT_UNITY)
    return()
  endif()
  set(own ${ARGN})
  list(FILTER own EXCLUDE REGEX "^${CMAKE_BINARY_DIR}/")
  if(NOT own)
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${own})
  execute_process(COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/unity.py 10 ${own} OUTPUT_VARIABLE lines
                  COMMAND_ERROR_IS_FATAL ANY OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "\n" ";" lines "${lines}")
  set(number 0)
  foreach(line ${lines})
    math(EXPR number "${number} + 1")
    separate_arguments(files UNIX_COMMAND "${line}")
    set_source_files_properties(${files} PROPERTIES UNITY_GROUP ${number})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# `ninja generated` makes every generated source, for the linters.
add_custom_target(generated)

# xt_module(name [USES room...] [LIBS external...] [PRIVATE_LIBS external...] [TEST_USES room...])
# TEST_USES: rooms that only the tests need, to put facts in place.
function(xt_module name)
  cmake_parse_arguments(M "" "" "USES;LIBS;PRIVATE_LIBS;TEST_USES" ${ARGN})
  set(dir ${CMAKE_CURRENT_SOURCE_DIR})
  set(generated_files)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${dir}/src/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  # Named SQL statements become constants: <name>/queries.gen.h.
  if(EXISTS ${dir}/queries.sql)
    set(gen ${CMAKE_BINARY_DIR}/gen/${name})
    set(overrides)
    if(EXISTS ${dir}/queries.postgres.sql)
      set(overrides ${dir}/queries.postgres.sql)
    endif()
    add_custom_command(
      OUTPUT ${gen}/${name}_queries.gen.h
      COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/queries.py ${name} ${gen}/${name}_queries.gen.h ${dir}/queries.sql ${overrides}
      DEPENDS ${CMAKE_SOURCE_DIR}/tools/queries.py ${dir}/queries.sql ${overrides}
      COMMENT "queries of ${name}")
    list(APPEND sources ${gen}/${name}_queries.gen.h)
    list(APPEND generated_files ${gen}/${name}_queries.gen.h)
  endif()
  # Migrations are compiled in, so that the binary alone can create its database.
  file(GLOB migrations CONFIGURE_DEPENDS ${dir}/migrations/*.sql)
  if(migrations)
    set(gen ${CMAKE_BINARY_DIR}/gen/${name})
    add_custom_command(
      OUTPUT ${gen}/${name}_migrations.gen.cpp
      COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/migrations.py ${name} ${gen}/${name}_migrations.gen.cpp ${migrations}
      DEPENDS ${CMAKE_SOURCE_DIR}/tools/migrations.py ${migrations}
      COMMENT "migrations of ${name}")
    list(APPEND sources ${gen}/${name}_migrations.gen.cpp)
    list(APPEND generated_files ${gen}/${name}_migrations.gen.cpp)
  endif()
  if(generated_files)
    add_custom_target(${name}_generated DEPENDS ${generated_files})
    add_dependencies(generated ${name}_generated)
  endif()
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${dir}/include PRIVATE ${dir}/src ${CMAKE_BINARY_DIR}/gen/${name})
    target_link_libraries(${name} PUBLIC ${M_USES} ${M_LIBS} Threads::Threads PRIVATE ${M_PRIVATE_LIBS})
    xt_unity(${name} ${sources})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${dir}/include)
    target_link_libraries(${name} INTERFACE ${M_USES} ${M_LIBS})
  endif()
  if(XT_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_include_directories(${name}_test PRIVATE ${dir}/src ${CMAKE_BINARY_DIR}/gen/${name})
    target_link_libraries(${name}_test PRIVATE ${name} ${M_TEST_USES} ${M_PRIVATE_LIBS} GTest::gtest GTest::gmock GTest::gtest_main)
    xt_unity(${name}_test ${tests})
    target_compile_definitions(${name}_test PRIVATE XT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
  endif()
endfunction()

# Adds every folder of `where` that has a CMakeLists.txt. CMake resolves the link order; tidy refuses cycles.
function(xt_add_rooms where)
  file(GLOB rooms CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${where}/*/CMakeLists.txt)
  foreach(room ${rooms})
    get_filename_component(room_dir ${room} DIRECTORY)
    add_subdirectory(${room_dir})
  endforeach()
endfunction()
