/// Test of theory/faddeeva.hpp against its power series in 110 digits and its continued fraction.
#include "theory/faddeeva.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <limits>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace {

using namespace overfit::theory;
using Complex = std::complex<double>;
using Wide = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<110>>;

// The accuracy that the header promises.
constexpr double promised = 2e-15;

/// w(z) = sum (iz)^n / Gamma(n/2 + 1). Its terms reach exp(|z|^2), 1e32 here.
Complex series(Complex z) {
    const Wide a = -z.imag(), b = z.real();
    Wide real = 0, imag = 0, power_real = 1, power_imag = 0;
    Wide even = 1, odd = 2 / sqrt(boost::math::constants::pi<Wide>());  // 1 / Gamma
    for (int n = 0; n < 700; ++n) {
        Wide& inverse = n % 2 == 0 ? even : odd;
        real += power_real * inverse;
        imag += power_imag * inverse;
        const Wide next = power_real * a - power_imag * b;
        power_imag = power_real * b + power_imag * a;
        power_real = next;
        inverse *= Wide(2) / (n + 2);
        if (n > 100 && abs(power_real * inverse) + abs(power_imag * inverse) < 1e-30) break;
    }
    return {static_cast<double>(real), static_cast<double>(imag)};
}

double error(Complex value, Complex reference) {
    return std::abs(value - reference) / std::abs(reference);
}

TEST(Faddeeva, IsItsPowerSeries) {
    for (const double y : {0.0, 1e-12, 1e-3, 0.2, 0.9, 2.0, 4.0, 6.0})
        for (double x = -6.0; x <= 6.0; x += 0.163)
            EXPECT_LT(error(faddeeva({x, y}), series({x, y})), promised) << x << " " << y;
}

// The nodes of the two rules are multiples of half the step sqrt(pi / 12), and the rules alternate
// at its odd quarters; the residue is dropped above pi / step = 6.14.
TEST(Faddeeva, HasNoSeamWhereTheRuleChanges) {
    const double quarter = std::sqrt(M_PI / 12.0) / 4.0, height = M_PI / (4.0 * quarter);
    for (int j = 0; j <= 40; ++j)
        for (const double shift : {-1e-9, 0.0, 1e-9})
            for (const double y : {0.0, 1e-7, 0.5, height - 1e-9, height}) {
                const Complex z(std::max(0.0, j * quarter + shift), y);
                EXPECT_LT(error(faddeeva(z), series(z)), promised) << z;
            }
}

// Laplace's continued fraction, in long double: at |z| >= 7 its convergent of order 80 is exact.
TEST(Faddeeva, IsItsContinuedFractionFarOut) {
    for (const double x : {-3e7, -200.0, -7.0, 0.0, 8.0, 31.0, 1e4, 2e8, 1e200})
        for (const double y : {0.0, 0.01, 7.5, 26.0, 1e3, 1e150}) {
            if (std::hypot(x, y) < 7.0) continue;
            const std::complex<long double> z(static_cast<long double>(x),
                                              static_cast<long double>(y));
            std::complex<long double> tail = z;
            for (int j = 80; j >= 1; --j) tail = z - std::complex<long double>(0.5L * j) / tail;
            const auto value = std::complex<long double>(
                                   0.0L, boost::math::constants::one_div_root_pi<long double>()) /
                               tail;
            const Complex reference(static_cast<double>(value.real()),
                                    static_cast<double>(value.imag()));
            EXPECT_LT(error(faddeeva({x, y}), reference), promised) << x << " " << y;
        }
}

TEST(Faddeeva, IsTheScaledErrorFunctionOnTheImaginaryAxis) {
    for (double x = 0.0; x <= 26.0; x += 0.0731) {
        const Wide wide = x;
        const auto reference = static_cast<double>(exp(wide * wide) * erfc(wide));
        EXPECT_LT(std::abs(scaled_erfc(x) / reference - 1.0), promised) << x;
        EXPECT_EQ(faddeeva({0.0, x}).real(), scaled_erfc(x));
    }
    // 1 / (sqrt(pi) x) far out.
    EXPECT_LT(std::abs(scaled_erfc(1e12) * std::sqrt(M_PI) * 1e12 - 1.0), promised);
    EXPECT_EQ(scaled_erfc(0.0), 1.0);
}

TEST(Faddeeva, IsSymmetricAboutTheImaginaryAxis) {
    for (const Complex z : {Complex(0.3, 0.1), Complex(2.7, 3.0), Complex(9.0, 0.0)})
        EXPECT_EQ(faddeeva({-z.real(), z.imag()}), std::conj(faddeeva(z)));
}

TEST(Faddeeva, RejectsTheLowerHalfPlaneAndWhatIsNoNumber) {
    const double infinity = std::numeric_limits<double>::infinity(), nan = std::nan("");
    for (const Complex z : {Complex(1.0, -1e-300), Complex(nan, 1.0), Complex(1.0, nan),
                            Complex(infinity, 1.0), Complex(1.0, infinity)})
        EXPECT_THROW(faddeeva(z), std::domain_error);
    for (const double x : {-1e-300, nan, infinity}) EXPECT_THROW(scaled_erfc(x), std::domain_error);
}

}  // namespace
