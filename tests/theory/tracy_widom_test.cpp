/// Test of theory/tracy_widom.hpp against Painleve's second equation and published moments.
#include "theory/tracy_widom.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "theory/tracy_widom_table.hpp"

namespace {

using namespace overfit::theory;

struct Reference {
    double s, cdf, survival, density;
};

// From the Hastings-McLeod solution of q'' = s q + 2 q^3 (no determinant, no Airy kernel): Taylor
// steps of 1/16 and order 44 in 90 digits of mpmath, down from q = Ai at s = 20, with
// I'' = q^2, J' = -q: F1 = exp(-(I + J)/2), F2 = exp(-I), F4(s/sqrt 2) = (F1 + exp(-(I - J)/2))/2.
// The third table is F4 at s/sqrt 2, as a function of s; its density is F4' there.
const std::vector<Reference> real_law = {
    {-9.0, 7.57642214187232419e-17, 9.99999999999999924e-1, 8.47985930838826498e-16},
    {-8.0, 1.80682792118541665e-12, 9.99999999998193172e-1, 1.62751536222503756e-11},
    {-7.0, 5.48286259155970602e-9, 9.99999994517137408e-1, 3.87585063474695528e-8},
    {-6.0, 2.70731932530477305e-6, 9.99997292680674695e-1, 1.45545122652004736e-5},
    {-5.0, 2.7791775491679037e-4, 9.9972208224508321e-1, 1.09148558800136905e-3},
    {-4.0, 7.56767859879640052e-3, 9.92432321401203599e-1, 2.05958511157042501e-2},
    {-3.0, 6.96001188673698884e-2, 9.30399881132630112e-1, 1.22213418021262993e-1},
    {-2.0, 2.74320197909217858e-1, 7.25679802090782142e-1, 2.81388430902672826e-1},
    {-1.0, 5.83789895519732283e-1, 4.16210104480267717e-1, 3.04098784230156966e-1},
    {0.0, 8.31908066202951927e-1, 1.68091933797048073e-1, 1.81419571221334743e-1},
    {1.0, 9.51421236911550735e-1, 4.85787630884492652e-2, 6.78767429573034634e-2},
    {2.0, 9.89597571084826992e-1, 1.04024289151730079e-2, 1.7470054197675004e-2},
    {3.0, 9.98293480349880595e-1, 1.70651965011940483e-3, 3.29574068921511321e-3},
    {4.0, 9.99779655512567001e-1, 2.20344487432998648e-4, 4.75784279582274749e-4},
    {5.0, 9.9997712848195568e-1, 2.28715180443204378e-5, 5.41722355964274929e-5},
    {6.0, 9.99998059185927354e-1, 1.9408140726462171e-6, 4.97384731452006553e-6},
    {7.0, 9.99999863511794872e-1, 1.36488205127781602e-7, 3.74606443785683335e-7},
    {8.0, 9.9999999195457512e-1, 8.04542487986973857e-9, 2.34610380823141635e-8},
    {9.0, 9.99999999598665157e-1, 4.01334843496210945e-10, 1.23558421544032936e-9},
    {10.0, 9.99999999982917841e-1, 1.70821586952710684e-11, 5.52376627645001708e-11},
    {11.0, 9.99999999999375164e-1, 6.24836264120984912e-13, 2.11313793248018808e-12},
    {12.0, 9.99999999999980234e-1, 1.97657295752157674e-14, 6.96592344437680496e-14}};

const std::vector<Reference> complex_law = {
    {-9.0, 2.74194961004314345e-27, 1.0, 5.5562621889037398e-26},
    {-8.0, 1.98590042576365748e-19, 1.0, 3.18055061740937506e-18},
    {-7.0, 2.63961476724606226e-13, 9.99999999999736039e-1, 3.23825767002577637e-12},
    {-6.0, 1.06225467412445107e-8, 9.99999989377453259e-1, 9.58254431685252885e-8},
    {-5.0, 2.13599698474111577e-5, 9.99978640030152589e-1, 1.34039172234774644e-4},
    {-4.0, 3.5445535955092003e-3, 9.964554464044908e-1, 1.42914006017486438e-2},
    {-3.0, 8.03195529393345481e-2, 9.19680447060665452e-1, 1.8424668382835947e-1},
    {-2.0, 4.13224142505122555e-1, 5.86775857494877445e-1, 4.41381801861778402e-1},
    {-1.0, 8.07214241999285292e-1, 1.92785758000714708e-1, 2.85550938236154318e-1},
    {0.0, 9.69372828355262668e-1, 3.06271716447373317e-2, 6.69753071327793117e-2},
    {1.0, 9.97505438149389249e-1, 2.49456185061075062e-3, 7.02383529221399442e-3},
    {2.0, 9.99887553698309173e-1, 1.12446301690827075e-4, 3.79199111693617263e-4},
    {3.0, 9.99997005956607648e-1, 2.99404339235169222e-6, 1.15896598935461494e-5},
    {4.0, 9.99999950420878467e-1, 4.95791215333104702e-8, 2.1437932013537332e-7},
    {5.0, 9.99999999468220674e-1, 5.3177932633324264e-10, 2.52105785400629881e-9},
    {6.0, 9.99999999996182767e-1, 3.81723265900945899e-12, 1.95754121952573982e-11},
    {7.0, 9.99999999999981164e-1, 1.88357733517213546e-14, 1.0343037200844714e-13},
    {8.0, 9.99999999999999935e-1, 6.5335632069316115e-17, 3.81144049622817605e-16},
    {9.0, 1.0, 1.6236568619996431e-19, 9.99934877011300419e-19},
    {10.0, 1.0, 2.93842713360471799e-22, 1.90063935052616163e-21},
    {11.0, 1.0, 3.92824832666792308e-25, 2.6572895028378116e-24},
    {12.0, 1.0, 3.92821548980358736e-28, 2.76904090509789186e-27}};

const std::vector<Reference> symplectic_law = {
    {-9.0, 1.80953179410801984e-11, 9.99999999981904682e-1, 2.32145082920202164e-10},
    {-8.0, 5.49563422379509712e-8, 9.99999945043657762e-1, 5.44670287414379447e-7},
    {-7.0, 2.40742435268386569e-5, 9.99975925756473161e-1, 1.77009299171680204e-4},
    {-6.0, 1.96317372313977674e-3, 9.98036826276860223e-1, 1.01229916279316568e-2},
    {-5.0, 3.85675397606884243e-2, 9.61432460239311576e-1, 1.28370306922893014e-1},
    {-4.0, 2.37974122966634207e-1, 7.62025877033365793e-1, 4.48554124200392429e-1},
    {-3.0, 6.1180735659356216e-1, 3.8819264340643784e-1, 5.25418903239605572e-1},
    {-2.0, 8.90338584634093725e-1, 1.09661415365906275e-1, 2.44107631496509493e-1},
    {-1.0, 9.83251759683310263e-1, 1.67482403166897368e-2, 5.15976485418448441e-2},
    {0.0, 9.9857419735816854e-1, 1.42580264183145978e-3, 5.52684654665294068e-3},
    {1.0, 9.99929229229818217e-1, 7.07707701817828324e-5, 3.26051327659086694e-4},
    {2.0, 9.9999785985006463e-1, 2.14014993537029784e-6, 1.12982271067883461e-5},
    {3.0, 9.99999959013016854e-1, 4.0986983146156194e-8, 2.41845530153647968e-7},
    {4.0, 9.99999999486172585e-1, 5.1382741463809295e-10, 3.32903045849344427e-9},
    {5.0, 9.99999999995663406e-1, 4.33659352526069279e-12, 3.0445741634791928e-11},
    {6.0, 9.99999999999974763e-1, 2.52367461937638251e-14, 1.9006128119121817e-13},
    {7.0, 9.99999999999999897e-1, 1.03371620467990259e-16, 8.28481633726207491e-16},
    {8.0, 1.0, 3.03385288285422442e-19, 2.57104780565206997e-18},
    {9.0, 1.0, 6.48014798178159612e-22, 5.77627154289642477e-21},
    {10.0, 1.0, 1.02128383504085945e-24, 9.53343136220953281e-24},
    {11.0, 1.0, 1.20223785306229704e-27, 1.17090379217653765e-26},
    {12.0, 1.0, 1.06874166989974915e-30, 1.08256098237752024e-29}};

struct Law {
    int beta;
    double scale;  ///< of the argument s
    const std::vector<Reference>& values;
};

const std::vector<Law> laws = {
    {1, 1.0, real_law}, {2, 1.0, complex_law}, {4, std::sqrt(0.5), symplectic_law}};

TEST(TracyWidom, IsThatOfPainlevesEquation) {
    for (const Law& law : laws)
        for (const Reference& r : law.values) {
            const double x = law.scale * r.s;
            EXPECT_NEAR(tracy_widom_cdf(law.beta, x), r.cdf, 1e-15) << law.beta << " " << r.s;
            EXPECT_NEAR(tracy_widom_survival(law.beta, x), r.survival, 1e-15) << r.s;
            EXPECT_NEAR(tracy_widom_density(law.beta, x), r.density, 1e-15) << r.s;
        }
}

TEST(TracyWidom, TailsAreAsAccurateAsTheHeaderSays) {
    for (const Law& law : laws)
        for (const Reference& r : law.values) {
            const double x = law.scale * r.s, right = law.beta == 4 ? 3e-12 : 3e-14;
            if (r.s >= -1.0) {
                EXPECT_NEAR(tracy_widom_survival(law.beta, x) / r.survival, 1.0, right) << r.s;
                EXPECT_NEAR(tracy_widom_density(law.beta, x) / r.density, 1.0, right) << r.s;
            }
            const double left = r.cdf > 1e-6 ? 1e-11 : 1e-7;
            if (r.cdf > 1e-12) {
                EXPECT_NEAR(tracy_widom_cdf(law.beta, x) / r.cdf, 1.0, left) << r.s;
                EXPECT_NEAR(tracy_widom_density(law.beta, x) / r.density, 1.0, left) << r.s;
            }
        }
}

// Bornemann (2010), tables of section 6; the variance and mean for beta = 4 in the scale of Tracy
// and Widom (1996).
TEST(TracyWidom, HasThePublishedMoments) {
    const Moments& one = tracy_widom_moments(1);
    EXPECT_NEAR(one.mean, -1.2065335745820, 1e-13);
    EXPECT_NEAR(one.variance, 1.6077810345810, 5e-13);
    EXPECT_NEAR(one.skewness, 0.2934645240, 2e-10);
    EXPECT_NEAR(one.excess_kurtosis, 0.1652429384, 2e-10);
    const Moments& two = tracy_widom_moments(2);
    EXPECT_NEAR(two.mean, -1.771086807411, 1e-12);
    EXPECT_NEAR(two.variance, 0.8131947928329, 1e-13);
    EXPECT_NEAR(two.skewness, 0.224084203610, 2e-12);
    EXPECT_NEAR(two.excess_kurtosis, 0.0934480876, 2e-10);
    const Moments& four = tracy_widom_moments(4);
    EXPECT_NEAR(four.mean, -2.306884893241, 1e-12);
    EXPECT_NEAR(four.variance, 0.5177237207726, 3e-13);
    EXPECT_NEAR(four.skewness, 0.16550949435, 2e-11);
    EXPECT_NEAR(four.excess_kurtosis, 0.0491951565, 2e-10);
}

// The right tail of the soft edge of a beta ensemble is exp(-2/3 beta x^(3/2)) to leading order;
// the variable for beta = 4 is 2^(1/6) times that of the ensemble.
TEST(TracyWidom, TailExponentsTellTheScales) {
    for (const int beta : {1, 2, 4}) {
        const double factor = beta == 4 ? std::pow(2.0, -1.0 / 6.0) : 1.0;
        const double a = 30.0, b = 31.0;
        const double drop = std::log(tracy_widom_survival(beta, a) / tracy_widom_survival(beta, b));
        const double expected =
            2.0 / 3.0 * beta * (std::pow(factor * b, 1.5) - std::pow(factor * a, 1.5));
        EXPECT_NEAR(drop / expected, 1.0, 0.02) << beta;
    }
}

TEST(TracyWidom, TheDensityIntegratesToTheCdf) {
    for (const int beta : {1, 2, 4}) {
        const double mass = boost::math::quadrature::gauss_kronrod<double, 61>::integrate(
            [beta](double x) { return tracy_widom_density(beta, x); }, -2.5, 0.5, 3, 1e-12);
        EXPECT_NEAR(mass, tracy_widom_cdf(beta, 0.5) - tracy_widom_cdf(beta, -2.5), 1e-14);
    }
}

TEST(TracyWidom, TheQuantileInvertsTheCdf) {
    for (const int beta : {1, 2, 4}) {
        for (const double q : {1e-12, 1e-6, 0.01, 0.5})
            EXPECT_NEAR(tracy_widom_cdf(beta, tracy_widom_quantile(beta, q)) / q, 1.0, 1e-7)
                << beta << " " << q;
        for (const double q : {0.5, 0.9, 0.99, 1.0 - 1e-9})
            EXPECT_NEAR(tracy_widom_survival(beta, tracy_widom_quantile(beta, q)) / (1.0 - q), 1.0,
                        1e-12)
                << beta << " " << q;
    }
    EXPECT_NEAR(tracy_widom_quantile(1, 0.95), 0.97931605347, 1e-11);
}

TEST(TracyWidom, TheTableAgreesWithTheDeterminant) {
    for (const int beta : {1, 2, 4}) {
        const TracyWidomTable table(beta);
        for (double x = -12.0; x < 13.0; x += 0.0437) {
            EXPECT_NEAR(table.cdf(x), tracy_widom_cdf(beta, x), 5e-15) << beta << " " << x;
            EXPECT_NEAR(table.density(x), tracy_widom_density(beta, x), 5e-15) << beta << " " << x;
        }
        // The end of the last interval.
        EXPECT_NEAR(table.cdf(10.0), tracy_widom_cdf(beta, 10.0), 5e-15);
        EXPECT_THROW(table.cdf(std::nan("")), std::domain_error);
    }
    EXPECT_THROW(TracyWidomTable(3), std::domain_error);
}

TEST(TracyWidom, EndsAndErrors) {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const int beta : {1, 2, 4}) {
        EXPECT_EQ(tracy_widom_cdf(beta, -infinity), 0.0);
        EXPECT_EQ(tracy_widom_survival(beta, -infinity), 1.0);
        EXPECT_EQ(tracy_widom_cdf(beta, infinity), 1.0);
        EXPECT_EQ(tracy_widom_survival(beta, infinity), 0.0);
        EXPECT_EQ(tracy_widom_density(beta, infinity), 0.0);
        EXPECT_THROW(tracy_widom_cdf(beta, std::nan("")), std::domain_error);
        EXPECT_THROW(tracy_widom_survival(beta, std::nan("")), std::domain_error);
        EXPECT_THROW(tracy_widom_density(beta, std::nan("")), std::domain_error);
        for (const double q : {0.0, 1.0, -1.0, std::nan("")})
            EXPECT_THROW(tracy_widom_quantile(beta, q), std::domain_error);
    }
    for (const int beta : {0, 3, -1}) {
        EXPECT_THROW(tracy_widom_cdf(beta, 0.0), std::domain_error);
        EXPECT_THROW(tracy_widom_quantile(beta, 0.5), std::domain_error);
        EXPECT_THROW(tracy_widom_moments(beta), std::domain_error);
    }
}

}  // namespace
