package io.github.churn4j.training.tribuo;

import de.bwaldvogel.liblinear.Parameter;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/** The engine's logistic regression with the one setting it does not expose: the intercept goes unpenalised. */
final class FreeInterceptLogistic extends LibLinearClassificationTrainer {

    FreeInterceptLogistic(LogisticHyperparameters h, long seed) {
        super(new LinearClassificationType(solver(h)), h.cost(), h.maxIterations(), h.tolerance(), seed);
    }

    private static LinearType solver(LogisticHyperparameters h) {
        return switch (h.penalty()) {
            case L1 -> LinearType.L1R_LR;
            case L2 -> LinearType.L2R_LR;
        };
    }

    @Override
    protected Parameter setupParameters(ImmutableOutputInfo<Label> labels) {
        Parameter parameters = super.setupParameters(labels);
        parameters.setRegularizeBias(false);
        return parameters;
    }
}
