"""Makes alibi.json and evidently.json: what Alibi Detect and Evidently answer on seeded customers.

pip install alibi-detect==0.13.0 transformers numpy==2.4.6 scipy==1.17.1; python presets.py alibi > alibi.json
pip install evidently==0.7.23 "pandas<3" numpy==2.4.6 scipy==1.17.1; python presets.py evidently > evidently.json

The customers are drawn by a 64-bit congruential generator with arithmetic that PresetsTest repeats bit for bit.
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")
CASES = 60
LEVELS = "abcde"


class Draw:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) / 2**53


def side(draw, rows, shift, fresh):
    """Columns: a sum of uniforms, whole numbers, numbers of four values, a flag, a category of four levels or five."""
    columns = [[], [], [], [], []]
    for _ in range(rows):
        columns[0].append((draw.next() + draw.next() + draw.next()) * 10 + shift * 2)
        columns[1].append(float(int(draw.next() * 30 + shift * 3)))
        columns[2].append(float(int(draw.next() * 4 * (1 - shift / 4))))
        columns[3].append(1 if draw.next() < 0.3 + shift / 6 else 0)
        u = draw.next()
        columns[4].append(4 if u < fresh else 0 if u < 0.4 + shift / 8 else 1 if u < 0.7 else 2 if u < 0.97 else 3)
    return columns


def cases():
    for case in range(CASES):
        draw = Draw(case + 1)
        n = 40 + int(draw.next() * 1600)
        m = 40 + int(draw.next() * 900)
        u = draw.next()
        shift = 0.0 if u < 0.3 else (u - 0.3) * 0.5
        fresh = 0.02 if case % 6 == 5 else 0.0
        yield case, side(draw, n, 0.0, 0.0), side(draw, m, shift, fresh)


def alibi():
    import numpy as np
    from alibi_detect.cd import ChiSquareDrift, KSDrift, TabularDrift

    answers = []
    for case, reference, current in cases():
        x_ref, x = np.array(reference).T, np.array(current).T
        categories = {3: None, 4: None}
        answer = {"case": case}
        for name, make in {
            "ks": lambda c: KSDrift(x_ref, p_val=0.05, correction=c),
            "tabular": lambda c: TabularDrift(x_ref, p_val=0.05, correction=c, categories_per_feature=categories),
            "chi": lambda c: ChiSquareDrift(x_ref[:, 2:], p_val=0.05, correction=c),
        }.items():
            data = x[:, 2:] if name == "chi" else x
            for correction in ("bonferroni", "fdr"):
                found = make(correction).predict(data)["data"]
                answer[name + "." + correction] = int(found["is_drift"])
            answer[name + ".p"] = [float(p) for p in found["p_val"]]
        answers.append(answer)
    return answers


def evidently():
    import pandas as pd
    from evidently.legacy.metric_preset import DataDriftPreset
    from evidently.legacy.pipeline.column_mapping import ColumnMapping
    from evidently.legacy.report import Report

    names = ["sum", "whole", "four", "flag", "level"]
    answers = []
    for case, reference, current in cases():
        frames = []
        for columns in (reference, current):
            frame = pd.DataFrame(dict(zip(names, columns)))
            frame["flag"] = frame["flag"].map({0: "no", 1: "yes"})
            frame["level"] = frame["level"].map(lambda i: LEVELS[i])
            frames.append(frame)
        mapping = ColumnMapping(numerical_features=names[:3], categorical_features=names[3:])
        report = Report(metrics=[DataDriftPreset()])
        report.run(reference_data=frames[0], current_data=frames[1], column_mapping=mapping)
        dataset, table = [metric["result"] for metric in report.as_dict()["metrics"]]
        columns = table["drift_by_columns"]
        answers.append({
            "case": case,
            "drift": bool(dataset["dataset_drift"]),
            "columns": [bool(columns[name]["drift_detected"]) for name in names],
            "tests": [columns[name]["stattest_name"] for name in names],
            "scores": [float(columns[name]["drift_score"]) for name in names],
        })
    return answers


if __name__ == "__main__":
    print(json.dumps({"alibi": alibi, "evidently": evidently}[sys.argv[1]]()).replace('}, {', '},\n{'))
