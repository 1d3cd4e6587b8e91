/// Test of theory/airy.hpp against Boost in long double and published values.
#include "theory/airy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include <boost/math/special_functions/airy.hpp>

namespace {

using overfit::theory::airy;

TEST(Airy, AgreesWithBoostOffTheCentresOfItsTable) {
    for (double x = -23.97; x < 30.0; x += 0.0317) {
        const auto wide = static_cast<long double>(x);
        const long double exact = boost::math::airy_ai(wide);
        const long double envelope =
            x < 0.0 ? std::hypot(exact, boost::math::airy_bi(wide)) : exact;
        EXPECT_LT(
            std::abs(static_cast<double>((static_cast<long double>(airy(x)) - exact) / envelope)),
            2e-15)
            << x;
    }
}

// DLMF 9.2.3 at 0; the others by mpmath in 30 digits.
TEST(Airy, HasItsPublishedValues) {
    EXPECT_NEAR(airy(0.0) * std::cbrt(9.0) * std::tgamma(2.0 / 3.0), 1.0, 1e-15);
    EXPECT_NEAR(airy(8.0) / 4.69220761609923163e-08, 1.0, 1e-15);
    EXPECT_NEAR(airy(6.0) / 9.94769436025288957e-06, 1.0, 1e-15);
}

TEST(Airy, RejectsWhatItsTableDoesNotReach) {
    EXPECT_THROW(airy(-24.01), std::domain_error);
    EXPECT_THROW(airy(std::nan("")), std::domain_error);
}

}  // namespace
