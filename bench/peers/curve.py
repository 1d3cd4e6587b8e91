#!/usr/bin/python3
"""The risk curve over features as a Python user would compute it: one solve a size.

Reads the problem that our_curve wrote (train_x, train_y, test_x, test_y as raw doubles by columns
after a header of three integers), times numpy's SVD, numpy's lstsq,
scikit-learn's LinearRegression and scipy's QR at every STRIDE-th number of features, and prints one JSON object:
for each method the seconds for the whole curve (measured seconds scaled to all sizes) and the test
errors at the sizes solved.
"""
import argparse
import json
import platform
import time

import numpy
import scipy.linalg
import sklearn
import sklearn.linear_model


def by_svd(x, y):
    u, values, vt = numpy.linalg.svd(x, full_matrices=False)
    kept = values > values[0] * max(x.shape) * numpy.finfo(float).eps
    return vt[kept].T @ ((u[:, kept].T @ y) / values[kept])


def by_lstsq(x, y):
    return numpy.linalg.lstsq(x, y, rcond=None)[0]


def by_sklearn(x, y):
    return sklearn.linear_model.LinearRegression(fit_intercept=False).fit(x, y).coef_


def by_qr(x, y):
    if x.shape[1] <= x.shape[0]:
        q, r = scipy.linalg.qr(x, mode="economic")
        return scipy.linalg.solve_triangular(r, q.T @ y)
    q, r = scipy.linalg.qr(x.T, mode="economic")
    return q @ scipy.linalg.solve_triangular(r, y, trans="T")


METHODS = {"numpy_svd": by_svd, "numpy_lstsq": by_lstsq, "sklearn": by_sklearn,
           "scipy_qr": by_qr}


def read_problem(path):
    with open(path, "rb") as file:
        train, features, test = numpy.fromfile(file, numpy.int64, 3)

        def matrix(rows, columns):
            return numpy.fromfile(file, float, rows * columns).reshape(rows, columns, order="F")

        return (matrix(train, features), matrix(train, 1)[:, 0],
                matrix(test, features), matrix(test, 1)[:, 0])


def curve(problem, solve, sizes):
    train_x, train_y, test_x, test_y = problem
    start, errors = time.perf_counter(), []
    for p in sizes:
        residual = test_y - test_x[:, :p] @ solve(train_x[:, :p], train_y)
        errors.append(float(residual @ residual / len(residual)))
    return time.perf_counter() - start, errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("problem")
    parser.add_argument("--stride", type=int, default=20)
    options = parser.parse_args()
    problem = read_problem(options.problem)
    features = problem[0].shape[1]
    sizes = list(range(options.stride // 2 + 1, features + 1, options.stride))
    result = {"versions": {"python": platform.python_version(), "numpy": numpy.__version__, "scipy": scipy.__version__,
                           "scikit-learn": sklearn.__version__}, "sizes": sizes, "methods": {}}
    for name, solve in METHODS.items():
        solve(problem[0][:, :sizes[0]], problem[1])
        seconds, errors = curve(problem, solve, sizes)
        result["methods"][name] = {"seconds": seconds * features / len(sizes), "test_error": errors}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
