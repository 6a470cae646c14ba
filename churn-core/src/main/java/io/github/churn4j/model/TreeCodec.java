package io.github.churn4j.model;

import io.github.churn4j.ChurnException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Trees as bytes, big-endian: rule (1 byte: 0 sums floats, 1 averages probabilities), model features, trees and nodes (4 bytes each), base margin (float), then
 * each tree's number of nodes, then node by node the feature (4 bytes, -1 for a leaf), for a leaf its value, for a
 * split its threshold, the distances to its left and right child and whether missing goes left (1 byte), and the
 * cover. Values and thresholds are floats for boosting, doubles for forests; covers are doubles.
 */
final class TreeCodec {

    private static final int SMALLEST_NODE = 4 + 4 + 8;
    private static final byte SUM_FLOAT = 0;
    private static final byte MEAN_PROBABILITY = 1;

    private TreeCodec() {}

    static byte[] write(TreeEnsemble trees) {
        boolean narrow = trees.rule() == TreeEnsemble.Rule.SUM_FLOAT;
        ByteBuffer out = ByteBuffer.allocate(32 + 4 * trees.trees() + 32 * trees.nodes());
        out.put(narrow ? SUM_FLOAT : MEAN_PROBABILITY);
        out.putInt(trees.featureCount()).putInt(trees.trees()).putInt(trees.nodes());
        out.putFloat(trees.baseMargin());
        for (int tree = 0; tree < trees.trees(); tree++) {
            out.putInt(trees.end(tree) - trees.root(tree));
        }
        for (int node = 0; node < trees.nodes(); node++) {
            out.putInt(trees.feature(node));
            if (trees.leaf(node)) {
                number(out, trees.value(node), narrow);
            } else {
                number(out, trees.threshold(node), narrow);
                out.putInt(trees.left(node) - node).putInt(trees.right(node) - node);
                out.put((byte) (trees.missingLeft(node) ? 1 : 0));
            }
            out.putDouble(trees.cover(node));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void number(ByteBuffer out, double value, boolean narrow) {
        if (narrow) {
            out.putFloat((float) value);
        } else {
            out.putDouble(value);
        }
    }

    /**
     * Reads trees.
     *
     * @param modelFeatures what the header must state, because scorers keep tables of that length
     */
    static TreeEnsemble read(byte[] bytes, int modelFeatures) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            TreeEnsemble trees = read(in, modelFeatures);
            if (in.hasRemaining()) {
                throw new ChurnException("trees: " + in.remaining() + " bytes too many");
            }
            return trees;
        } catch (BufferUnderflowException e) {
            throw new ChurnException("trees: the bytes end too early", e);
        }
    }

    private static TreeEnsemble read(ByteBuffer in, int modelFeatures) {
        byte rule = in.get();
        int features = in.getInt();
        int trees = in.getInt();
        int nodes = in.getInt();
        if ((rule != SUM_FLOAT && rule != MEAN_PROBABILITY)
                || features != modelFeatures
                || trees < 1
                || nodes < trees
                || (long) nodes * SMALLEST_NODE > in.limit()) {
            throw new ChurnException("trees: the header does not fit the bytes that follow");
        }
        boolean narrow = rule == SUM_FLOAT;
        TreeEnsemble.Builder builder = TreeEnsemble.builder(
                narrow ? TreeEnsemble.Rule.SUM_FLOAT : TreeEnsemble.Rule.MEAN_PROBABILITY, features, in.getFloat());
        int[] sizes = new int[trees];
        for (int tree = 0; tree < trees; tree++) {
            sizes[tree] = in.getInt();
        }
        for (int size : sizes) {
            builder.beginTree();
            for (int i = 0; i < size; i++) {
                node(in, builder, narrow);
            }
        }
        if (builder.nextNode() != nodes) {
            throw new ChurnException("trees: " + builder.nextNode() + " nodes, expected " + nodes);
        }
        return builder.build();
    }

    private static void node(ByteBuffer in, TreeEnsemble.Builder builder, boolean narrow) {
        int feature = in.getInt();
        double number = narrow ? in.getFloat() : in.getDouble();
        if (feature < 0) {
            builder.leaf(number, in.getDouble());
            return;
        }
        int node = builder.nextNode();
        int left = node + in.getInt();
        int right = node + in.getInt();
        boolean missingLeft = in.get() != 0;
        builder.split(feature, number, missingLeft, in.getDouble());
        builder.children(node, left, right);
    }
}
