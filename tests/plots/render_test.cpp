/// Test of plots/render.hpp: pictures that are whole or not there, and text that does nothing.
#include "plots/render.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "numerics/input_error.hpp"
#include "numerics/text_file.hpp"
#include "plots/look.hpp"
#include "plots/quote.hpp"
#include "plots/svg.hpp"

namespace {

using namespace overfit::plots;
using overfit::numerics::InputError;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

Figure line(const std::string& text) {
    return {
        .title = text,
        .caption = text,
        .note = text,
        .panels = {
            {.title = text,
             .x = {.label = text},
             .y = {.label = text},
             .series =
                 {{.role = Role::theory, .label = text, .x = {1, 2}, .y = {1, 2}},
                  {.role = Role::measured,
                   .label = text,
                   .x = {1, 2},
                   .y = {1, 2},
                   .low = {0, 1},
                   .high = {2, 3}},
                  {.role = Role::band, .label = text, .x = {1, 2}, .low = {0, 1}, .high = {2, 3}},
                  {.role = Role::rival, .label = text, .x = {1, 2}, .y = {2, 1}}},
             .markers = {{1.5, text}},
             .key = {{Role::theory, text}}}}};
}

class RenderTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) /
                  (std::string("render_") +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        if (const char* path = std::getenv("PATH")) path_ = path;
    }
    void TearDown() override {
        setenv("PATH", path_.c_str(), 1);
        fs::remove_all(folder_);
    }
    std::string text(const char* file) const {
        return overfit::numerics::read_text(folder_ / file);
    }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
            names.push_back(entry.path().filename().string());
        return names;
    }

    fs::path folder_;
    std::string path_;
};

TEST_F(RenderTest, WritesEveryFormatAndNothingElse) {
    write(line("text"), folder_ / "it's a `deep` folder", "f",
          {Format::svg, Format::png, Format::pdf});
    folder_ /= "it's a `deep` folder";
    EXPECT_THAT(files(), testing::UnorderedElementsAre("f.gp", "f.svg", "f.png", "f.pdf"));
    EXPECT_EQ(text("f.png").substr(1, 3), "PNG");
    EXPECT_EQ(text("f.pdf").substr(0, 5), "%PDF-");
    EXPECT_THAT(text("f.svg"), HasSubstr("<desc>text</desc>"));
}

TEST_F(RenderTest, WritesTheValueIntoEveryCellOfAMap) {
    const HeatMap map{.x = {1, 10}, .y = {1, 2}, .values = {0.25, 1.0, 12.34, 4321.0}};
    write({.title = "t",
           .caption = "c",
           .panels = {{.x = {.label = "T", .scale = Scale::log}, .y = {.label = "m"}, .map = map}}},
          folder_, "f", {Format::svg});
    for (const char* number : {">0.250<", ">1.000<", ">12.3<", ">4321<"})
        EXPECT_THAT(text("f.svg"), HasSubstr(number));
    EXPECT_THAT(text("f.svg"), HasSubstr("fill = 'rgb(255, 255, 255)'")) << "the cell of 1";
}

TEST(ColourOfCell, GoesFromBlueBelowOneToVermilionAbove) {
    EXPECT_EQ(colour_of_cell(1.0, 0.5, 2.0), 0xFFFFFFU);
    EXPECT_EQ(colour_of_cell(4.0, 0.5, 4.0), 0xDD7E33U) << "four fifths of the way to D55E00";
    EXPECT_EQ(colour_of_cell(0.5, 0.5, 4.0), 0x338EC1U) << "four fifths of the way to 0072B2";
    EXPECT_EQ(colour_of_cell(2.0, 0.5, 4.0), 0xEEBF99U) << "half of that, for the logarithm";
    EXPECT_EQ(colour_of_cell(1.0, 1.0, 1.0), 0xFFFFFFU) << "a map of ones";
}

TEST_F(RenderTest, RendersTheSameBytesAgain) {
    write(line("text"), folder_, "f", {Format::svg});
    const std::string first = text("f.svg");
    write(line("text"), folder_, "f", {Format::svg});
    EXPECT_EQ(text("f.svg"), first);
}

// Each of these runs a command, or breaks the script, where it is not quoted (measured with
// gnuplot 5.4).
TEST_F(RenderTest, TextOfUsersDoesNothing) {
    for (const std::string& attack :
         {std::string("`touch pwned`"), std::string("'; system('touch pwned'); '"),
          std::string("'.system('touch pwned').'"), std::string("a\n!touch pwned\n"),
          std::string("e\ne\n!touch pwned\n"), std::string("\"`touch pwned`\""),
          std::string("$(touch pwned)"), std::string("@ARG1 \\\n system \"touch pwned\""),
          std::string("a\r!touch pwned"), std::string("{/Symbol a}_b^c&{d}~e{f}"),
          std::string("</text><script>alert(1)</script>"), std::string("a\0b", 3),
          std::string("\xff\xfe\x80 latin1 \xe9"), std::string("''''"), std::string("%s%n%d")}) {
        SCOPED_TRACE(attack);
        write(line(attack), folder_, "f", {Format::svg, Format::png});
        EXPECT_THAT(files(), testing::UnorderedElementsAre("f.gp", "f.svg", "f.png"));
        EXPECT_THAT(text("f.svg"), Not(HasSubstr("<script>")));
    }
    EXPECT_FALSE(fs::exists("pwned"));
}

TEST_F(RenderTest, TextOfUsersIsReadLiterally) {
    write(line(R"(`id` $(id) a_b^{c} 'q' "d" <b> & \n)"), folder_, "f", {Format::svg});
    EXPECT_THAT(text("f.svg"), HasSubstr(R"(`id` $(id) a_b^{c} 'q' "d" &lt;b> &amp; \n)"));
}

TEST_F(RenderTest, AMissingGnuplotIsAnInputErrorAndTheScriptStays) {
    setenv("PATH", "/nonexistent", 1);
    try {
        write(line("text"), folder_, "f", {Format::svg});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("gnuplot-nox"));
    }
    EXPECT_THAT(files(), testing::UnorderedElementsAre("f.gp"));
}

TEST_F(RenderTest, ABrokenScriptIsAnErrorWithGnuplotsMessage) {
    write(line("text"), folder_, "f", {Format::svg});
    const std::string before = text("f.svg");
    for (const char* script :
         {"plot 'missing file'", "nonsense", "set terminal svg\nset output target\n",
          "set terminal svg; set output target; plot x; plot 'missing file', x"}) {
        SCOPED_TRACE(script);
        std::ofstream(folder_ / "f.gp") << script << '\n';
        EXPECT_THROW(render(folder_, "f", Format::svg), std::runtime_error);
        EXPECT_EQ(text("f.svg"), before) << "the old picture stays";
        EXPECT_THAT(files(), testing::UnorderedElementsAre("f.gp", "f.svg"));
    }
}

TEST_F(RenderTest, AFolderThatCannotBeWrittenIsAnInputError) {
    std::ofstream(folder_.string()) << "a file";
    EXPECT_THROW(write(line("text"), folder_, "f", {Format::svg}), InputError);
    fs::remove(folder_);
    fs::create_directories(folder_ / "f.gp" / "occupied");
    EXPECT_THROW(write(line("text"), folder_, "f", {Format::svg}), InputError);
}

TEST_F(RenderTest, AFullDiskIsAnInputError) {
    if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
    fs::create_directories(folder_);
    fs::create_symlink("/dev/full", folder_ / "f.gp.partial");
    EXPECT_THROW(write(line("text"), folder_, "f", {Format::svg}), InputError);
}

TEST_F(RenderTest, RefusesANameThatIsAPath) {
    for (const char* name : {"", "../f", "a b", "a'b", "a.b", "|cmd"})
        EXPECT_THROW(write(line("text"), folder_, name, {Format::svg}), std::domain_error) << name;
}

TEST(FormatsOf, NamesTheWordThatIsNoFormat) {
    EXPECT_THAT(formats_of("pdf,svg"), testing::ElementsAre(Format::pdf, Format::svg));
    for (const char* bad : {"", "svg,", "jpeg", "svg png"})
        EXPECT_THROW(formats_of(bad), InputError) << bad;
}

TEST(Printable, IsValidUtf8WithoutControls) {
    EXPECT_EQ(printable("a\nb\x7f"), "a\u240Ab\u2421");
    EXPECT_EQ(printable("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"), "é € 😀");
    EXPECT_EQ(printable("\xc0\xaf \xed\xa0\x80 \xe2\x82"),
              "\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD");
}

TEST(DescribedSvg, HasOneTitleAndOneDescription) {
    const std::string svg =
        "<svg a=\"b\"><title>old</title><desc>old</desc><g><title>curve</title></g></svg>";
    EXPECT_EQ(described_svg(svg, "<new>", "d"),
              "<svg a=\"b\">\n<title>&lt;new&gt;</title>\n<desc>d</desc><g></g></svg>");
}

TEST(InlineSvg, GivesEachPictureItsOwnIds) {
    const std::string svg =
        R"svg(<?xml version="1.0"?><svg width="1"><title>t</title><desc>d</desc><g id="a"/>)svg"
        R"svg(<use xlink:href='#a' id='b'/><g clip-path="url(#a)"/></svg>)svg";
    const std::string inlined = inline_svg(svg, "one");
    EXPECT_EQ(inlined.substr(0, 4), "<svg");
    for (const char* part : {R"(id="one-a")", R"(id='one-b')", R"(href='#one-a')", "url(#one-a)",
                             R"(role="img")", R"(<title id="one-title">)"})
        EXPECT_THAT(inlined, HasSubstr(part));
    EXPECT_THROW(inline_svg("<html>", "one"), std::runtime_error);
}

}  // namespace
