package io.github.churn4j.training;

import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.model.DataVersion;
import io.github.churn4j.model.MonitoringCalibrator;
import java.util.Optional;

/**
 * What a training writes down and does not learn from.
 *
 * @param codeRevision revision of the code that asked for it
 * @param dataVersion the data's version, where it is tracked
 * @param validation findings about the data
 * @param seenRows whether the bundle remembers which rows it was trained on
 * @param monitoring finds out how the model is to be watched, where the bundle is to say so
 */
record RecordedFacts(
        Optional<String> codeRevision,
        Optional<DataVersion> dataVersion,
        Optional<ValidationReport> validation,
        boolean seenRows,
        Optional<MonitoringCalibrator> monitoring) {

    static final RecordedFacts NONE =
            new RecordedFacts(Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty());

    RecordedFacts withCodeRevision(String revision) {
        return new RecordedFacts(Optional.of(revision), dataVersion, validation, seenRows, monitoring);
    }

    RecordedFacts withDataVersion(DataVersion version) {
        return new RecordedFacts(codeRevision, Optional.of(version), validation, seenRows, monitoring);
    }

    RecordedFacts withValidation(ValidationReport report) {
        return new RecordedFacts(codeRevision, dataVersion, Optional.of(report), seenRows, monitoring);
    }

    RecordedFacts withoutSeenRows() {
        return new RecordedFacts(codeRevision, dataVersion, validation, false, monitoring);
    }

    RecordedFacts withMonitoring(MonitoringCalibrator calibrator) {
        return new RecordedFacts(codeRevision, dataVersion, validation, seenRows, Optional.of(calibrator));
    }
}
