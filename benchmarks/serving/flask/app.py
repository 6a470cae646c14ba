"""The job of POST /predict as a Python team would write it: Flask, a scikit-learn pipeline, LightGBM.

Validates the fields as the JSON's types and categories, prepares them by the fitted pipeline, predicts, answers the
same members. Trained at start on the CSV file named by CHURN_DATA.
"""
import os
import uuid

import pandas as pd
from flask import Flask, jsonify, request
from lightgbm import LGBMClassifier
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

LABEL, POSITIVE = "Attrition_Flag", "Attrited Customer"

table = pd.read_csv(os.environ["CHURN_DATA"])
table = table[[c for c in table.columns if c not in ("CLIENTNUM",) and not c.startswith("Naive_Bayes")]]
features = table.drop(columns=[LABEL])
numbers = [c for c in features.columns if pd.api.types.is_numeric_dtype(features[c])]
levels = {c: set(features[c]) for c in features.columns if c not in numbers}
names = {c.lower(): c for c in features.columns}
model = make_pipeline(
    make_column_transformer(
        (StandardScaler(), numbers),
        (OneHotEncoder(handle_unknown="error"), list(levels)),
    ),
    LGBMClassifier(n_estimators=300, max_depth=6, num_leaves=63, learning_rate=0.1, n_jobs=1, verbose=-1),
)
model.fit(features, table[LABEL] == POSITIVE)

app = Flask(__name__)


@app.get("/health")
def health():
    return jsonify(status="healthy", model_loaded=True, features_count=len(names))


@app.post("/predict")
def predict():
    given = request.get_json(force=True)
    errors, row = [], {}
    for field, column in names.items():
        value = given.get(field)
        if value is None:
            errors.append(f"{field} is missing")
        elif column in levels and value not in levels[column]:
            errors.append(f"{field} is not one of {sorted(levels[column])}")
        elif column not in levels and not isinstance(value, (int, float)):
            errors.append(f"{field} is no number")
        row[column] = value
    if errors:
        return jsonify(errors=errors), 422
    probability = float(model.predict_proba(pd.DataFrame([row], columns=features.columns))[0, 1])
    return jsonify(
        prediction=int(probability >= 0.5),
        attrition_probability=probability,
        retention_probability=1 - probability,
        status=POSITIVE if probability >= 0.5 else "Existing Customer",
        risk_level="High" if probability > 0.7 else "Medium" if probability > 0.4 else "Low",
        prediction_id=str(uuid.uuid4()),
    )
