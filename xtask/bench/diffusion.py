"""The diffusion problem of the page, solved with scipy: sparse matrices, backward Euler, a direct solver.

Reads the problem as JSON (examples/diffusion_bench.rs writes it): faces of the grid, materials, closing, and how exact the
program's own solution is. For each grid it takes as many steps as it needs for the same error against the same reference,
and prints one line of JSON.
"""

import json
import sys
import time

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import splu

MOST_STEPS = 8192


def series(a, conductivity_a, b, conductivity_b):
    with np.errstate(divide="ignore"):
        return 1.0 / (a / conductivity_a + b / conductivity_b)


class Cell:
    """The unit cell on one grid: the same finite volumes as src/absorption/operator.rs, written anew."""

    def __init__(self, problem, grid):
        r, z = np.array(grid["r_mm"]), np.array(grid["z_mm"])
        self.nr, self.nz = len(r) - 1, len(z) - 1
        self.dz = np.diff(z)[:, None]
        self.area = np.pi * np.diff(r**2)[None, :]
        self.r_mid, self.z_mid = 0.5 * (r[1:] + r[:-1]), 0.5 * (z[1:] + z[:-1])
        self.inner = np.log(r[1:-1] / self.r_mid[:-1])[None, :]
        self.outer = np.log(self.r_mid[1:] / r[1:-1])[None, :]
        self.problem = problem
        borders = [problem["corneum_mm"], problem["epidermis_mm"], problem["loops_mm"]]
        layer = np.searchsorted(borders, self.z_mid, side="right")
        self.layer = layer
        materials = [problem[name] for name in ("corneum", "epidermis", "upper_dermis", "dermis")]
        rows = {key: np.array([m[key] for m in materials])[layer] for key in ("partition", "axial", "radial", "clearance")}
        for key in rows:
            rows[key][0] = problem["film"][key]
        self.tissue = {key: np.repeat(value[:, None], self.nr, axis=1) for key, value in rows.items()}
        wet = np.zeros((self.nz, self.nr), bool)
        wet[1:, :] = (self.z_mid[1:, None] < problem["channel_depth_mm"]) & (
            self.r_mid[None, :] < problem["channel_radius_mm"]
        )
        self.wet = wet
        self.set_open(0.0)

    def set_open(self, open_share):
        water, tissue, wet = self.problem["channel"], self.tissue, self.wet
        mix = {key: np.where(wet, open_share * water[key] + (1 - open_share) * tissue[key], tissue[key])
               for key in ("partition", "axial", "radial")}
        clearance = np.where(
            wet, tissue["clearance"] * (1 - open_share) * tissue["partition"] / mix["partition"], tissue["clearance"]
        )
        volume = self.area * self.dz
        self.capacity = (mix["partition"] * volume).ravel()
        self.cleared = (clearance * mix["partition"] * volume).ravel()
        self.radial = 2 * np.pi * self.dz * series(self.inner, mix["radial"][:, :-1], self.outer, mix["radial"][:, 1:])
        self.axial = self.area * series(0.5 * self.dz[:-1], mix["axial"][:-1], 0.5 * self.dz[1:], mix["axial"][1:])
        leak = self.problem["leak_mm_per_s"]
        bottom = self.area[0] * series(0.5 * self.dz[-1], mix["axial"][-1], 1.0, leak) if leak > 0 else 0 * self.area[0]
        self.deeper = np.zeros(self.nr * self.nz)
        self.deeper[-self.nr:] = bottom
        self.water_share = np.where(wet, open_share * water["partition"] / mix["partition"], 0.0).ravel()

    def matrix(self, step):
        n, nr = self.nr * self.nz, self.nr
        index = np.arange(n).reshape(self.nz, nr)
        diagonal = self.capacity + step * (self.cleared + self.deeper)
        rows, columns, values = [np.arange(n)], [np.arange(n)], [diagonal]
        for first, second, g in (
            (index[:, :-1].ravel(), index[:, 1:].ravel(), step * self.radial.ravel()),
            (index[:-1].ravel(), index[1:].ravel(), step * self.axial.ravel()),
        ):
            rows += [first, second, first, second]
            columns += [first, second, second, first]
            values += [g, g, -g, -g]
        return coo_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(n, n)).tocsc()

    def delivered(self, amounts):
        living = np.repeat(self.layer >= 1, self.nr)
        living[: self.nr] = False
        return float((amounts * (1 - self.water_share))[living].sum())


def solve(problem, grid, steps):
    """Shares of the dose delivered at the records, by backward Euler in steps that grow by a constant factor."""
    cell = Cell(problem, grid)
    records = np.array(problem["records_secs"])
    end = records[-1]
    first = 0.02 if steps > 200 else 0.2
    grown = np.concatenate([[0.0], np.geomspace(first, end, steps)])
    times = np.unique(np.concatenate([grown, records]))
    half_life = problem["half_life_secs"]
    cell.set_open(1.0)
    amounts = np.zeros(cell.nr * cell.nz)
    amounts[: cell.nr] = cell.capacity[: cell.nr]
    dose, gone, told = amounts.sum(), 0.0, []
    for before, after in zip(times[:-1], times[1:]):
        step = after - before
        lives = step / half_life * np.log(2)
        mean = 2.0 ** (-before / half_life) * (-np.expm1(-lives) / lives)
        cell.set_open(mean)
        u = splu(cell.matrix(step)).solve(amounts)
        amounts = cell.capacity * u
        gone += step * float(((cell.cleared + cell.deeper) * u).sum())
        if np.any(np.abs(records - after) < 1e-9):
            cell.set_open(2.0 ** (-after / half_life))
            told.append((cell.delivered(amounts) + gone) / dose)
    return np.array(told)


def main():
    problem = json.load(open(sys.argv[1]))
    reference = np.array(problem["reference_delivered"])
    for grid in problem["grids"]:
        steps, error = 32, np.inf
        while error > grid["error"] and steps < MOST_STEPS:
            steps *= 2
            error = np.abs(solve(problem, grid, steps) - reference).max()
        begun = time.perf_counter()
        solve(problem, grid, steps)
        millis = 1e3 * (time.perf_counter() - begun)
        reached = bool(error <= grid["error"])
        print(json.dumps({"refinement": grid["refinement"], "steps": steps, "millis": millis, "error": error, "reached": reached}))


main()
