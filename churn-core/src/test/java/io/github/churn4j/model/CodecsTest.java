package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodecsTest {

    // ---- parts

    @Test
    void calibrationsKeepTheirBits() {
        for (Calibration calibration : List.of(
                new Calibration.Identity(),
                new Calibration.Platt(Math.nextUp(1.0), -1e-17),
                new Calibration.Platt(Double.MIN_VALUE, Double.MAX_VALUE),
                new Calibration.Isotonic(new double[] {0, .1, 1 / 3.0, 1}, new double[] {1e-300, .1, 2 / 3.0, .999}))) {
            assertThat(PartsCodec.calibration(PartsCodec.write(calibration))).isEqualTo(calibration);
        }
    }

    @Test
    void decisionsAndProvenanceComeBackEqual() {
        Decision decision = new Decision(1 / 3.0, 0, 1, "bleibt \"wohl\"", "geht\n");
        assertThat(PartsCodec.decision(PartsCodec.write(decision))).isEqualTo(decision);
        for (Optional<String> revision : List.of(Optional.of("v1-3-gabc"), Optional.<String>empty())) {
            Provenance provenance = new Provenance(
                    "f".repeat(64),
                    1L << 40,
                    revision,
                    Long.MAX_VALUE,
                    "boosting",
                    "{\n  \"seed\" : \"1\"\n}\n",
                    Map.of("xgboost", "3.0.4", "tribuo", "4.3.2"));
            assertThat(PartsCodec.provenance(PartsCodec.write(provenance))).isEqualTo(provenance);
        }
    }

    @Test
    void aProfileComesBackEqual() {
        ReferenceProfile profile = Models.boosting().profile();
        assertThat(PartsCodec.profile(PartsCodec.write(profile))).isEqualTo(profile);
        assertThat(PartsCodec.write(PartsCodec.profile(PartsCodec.write(profile))))
                .isEqualTo(PartsCodec.write(profile));
    }

    @Test
    void partsWithHolesAreRefused() {
        for (String json : List.of(
                "",
                "{}",
                "[]",
                "{\"method\" : \"magic\"}",
                "{\"type\" : \"platt\", \"slope\" : \"1\"}",
                "{\"threshold\" : 1e999}",
                "{\"threshold\" : .5} {}",
                "{\"a\" : 1, \"a\" : 2}")) {
            assertThatThrownBy(() -> PartsCodec.calibration(json)).isInstanceOf(ChurnException.class);
            assertThatThrownBy(() -> PartsCodec.decision(json)).isInstanceOf(ChurnException.class);
            assertThatThrownBy(() -> PartsCodec.profile(json)).isInstanceOf(ChurnException.class);
            assertThatThrownBy(() -> PartsCodec.provenance(json)).isInstanceOf(ChurnException.class);
            assertThatThrownBy(() -> ClassifierCodec.read(json, () -> new byte[0], 1))
                    .isInstanceOf(ChurnException.class);
        }
    }

    // ---- trees

    private static TreeEnsemble trees(TreeEnsemble.Rule rule) {
        TreeEnsemble.Builder builder = TreeEnsemble.builder(rule, 3, rule == TreeEnsemble.Rule.SUM_FLOAT ? -.25f : 0);
        for (int tree = 0; tree < 3; tree++) {
            builder.beginTree();
            int root = builder.split(tree, tree == 0 ? .1f : -0.0, tree == 1, 10.5);
            int left = builder.leaf(.25, 4);
            builder.children(root, left, builder.leaf(.125f * tree, 6.5));
        }
        builder.beginTree();
        builder.leaf(.5, 10.5);
        return builder.build();
    }

    @Test
    void treesKeepEveryNumber() {
        for (TreeEnsemble.Rule rule : TreeEnsemble.Rule.values()) {
            TreeEnsemble trees = trees(rule);
            TreeEnsemble read = TreeCodec.read(TreeCodec.write(trees), 3);
            assertThat(read.rule()).isEqualTo(rule);
            assertThat(read.baseMargin()).isEqualTo(trees.baseMargin());
            assertThat(read.trees()).isEqualTo(4);
            for (int node = 0; node < trees.nodes(); node++) {
                assertThat(read.feature(node)).isEqualTo(trees.feature(node));
                assertThat(Double.doubleToLongBits(read.threshold(node)))
                        .isEqualTo(Double.doubleToLongBits(trees.threshold(node)));
                assertThat(read.left(node)).isEqualTo(trees.left(node));
                assertThat(read.right(node)).isEqualTo(trees.right(node));
                assertThat(read.missingLeft(node)).isEqualTo(trees.missingLeft(node));
                assertThat(read.value(node)).isEqualTo(trees.value(node));
                assertThat(read.cover(node)).isEqualTo(trees.cover(node));
            }
            assertThat(TreeCodec.write(read)).isEqualTo(TreeCodec.write(trees));
        }
    }

    private static void assertMalformed(byte[] bytes) {
        assertThatThrownBy(() -> TreeCodec.read(bytes, 3))
                .isInstanceOfAny(ChurnException.class, IllegalArgumentException.class);
    }

    @Test
    void malformedTreesAreRefused() {
        for (TreeEnsemble.Rule rule : TreeEnsemble.Rule.values()) {
            byte[] bytes = TreeCodec.write(trees(rule));
            for (int length = 0; length < bytes.length; length++) {
                assertMalformed(Arrays.copyOf(bytes, length));
            }
            assertMalformed(Arrays.copyOf(bytes, bytes.length + 1));
            byte[] unknownRule = bytes.clone();
            unknownRule[0] = 2;
            assertMalformed(unknownRule);
            int sizes = 1 + 3 * 4 + 4;
            int root = sizes + 4 * 4;
            int number = rule == TreeEnsemble.Rule.SUM_FLOAT ? 4 : 8;
            for (int distance : new int[] {0, -1, 2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                // left child: itself, before it, the right one's, another tree's, nowhere
                assertMalformed(with(bytes, root + 4 + number, distance));
            }
            assertMalformed(with(bytes, root, 3));
            assertMalformed(with(bytes, root, Integer.MAX_VALUE));
            assertMalformed(with(bytes, sizes, 2));
            assertMalformed(with(bytes, sizes, -3));
            assertMalformed(with(bytes, sizes, Integer.MAX_VALUE));
            assertMalformed(with(bytes, root + 4, number == 4 ? 0x7FC00000 : 0x7FF80000));
        }
    }

    private static byte[] with(byte[] bytes, int at, int number) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putInt(at, number);
        return changed;
    }
}
