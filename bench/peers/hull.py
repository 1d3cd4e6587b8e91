#!/usr/bin/python3
"""Membership in a convex hull as a Python user would decide it, one query at a time.

Reads the problem that our_hull wrote (points and queries as raw doubles by columns after a header of three
integers), decides the first NNLS queries by scipy.optimize.nnls and the first HIGHS by
scipy.optimize.linprog's HiGHS, and prints one JSON object: for each method the milliseconds of CPU time a
query and the verdicts.
"""
import argparse
import json
import platform
import time

import numpy
import scipy
from scipy.optimize import linprog, nnls


def by_nnls(equations, right):
    return "inside" if nnls(equations, right, maxiter=50 * equations.shape[1])[1] < 1e-8 else "outside"


def by_highs(equations, right):
    answer = linprog(numpy.zeros(equations.shape[1]), A_eq=equations, b_eq=right, bounds=(0, None),
                     method="highs")
    return {0: "inside", 2: "outside"}.get(answer.status, "undecided")


def read_problem(path):
    with open(path, "rb") as file:
        points, dimension, queries = numpy.fromfile(file, numpy.int64, 3)

        def matrix(rows):
            return numpy.fromfile(file, float, rows * dimension).reshape(rows, dimension, order="F")

        return matrix(points), matrix(queries)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("problem")
    parser.add_argument("--nnls", type=int, default=0)
    parser.add_argument("--highs", type=int, default=0)
    options = parser.parse_args()
    points, queries = read_problem(options.problem)
    equations = numpy.vstack([points.T, numpy.ones(len(points))])
    result = {"versions": {"python": platform.python_version(), "numpy": numpy.__version__,
                           "scipy": scipy.__version__}, "methods": {}}
    for name, solve, count in (("nnls", by_nnls, options.nnls), ("highs", by_highs, options.highs)):
        if count == 0:
            continue
        start = time.process_time()
        verdicts = [solve(equations, numpy.append(query, 1.0)) for query in queries[:count]]
        result["methods"][name] = {"ms": 1e3 * (time.process_time() - start) / count,
                                   "verdicts": verdicts}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
