package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.reptorch.torch.internal.Native;

/**
 * PyTorch's {@code x[...]} and {@code x[...] = value}: views by integers and slices first, then one pick by all index tensors.
 *
 * <p>It goes through the indices as {@code ATen/TensorIndexing.h} does, so that views, copies, shapes and errors are the same.
 */
final class Indexing {

    private final Tensor self;
    private final String call;
    private Tensor result;
    /** The dimension of the result that the next index speaks of. */
    private int dimension;
    /** For each dimension of the result the tensor that picks from it, or null; empty until there is one. */
    private final List<Tensor> picks = new ArrayList<>();

    private Indexing(String call, Tensor self, Index[] indices) {
        this.call = call;
        this.self = self;
        this.result = self;
        apply(indices);
    }

    static Index[] at(long[] places) {
        if (places == null) {
            throw new IllegalArgumentException("the index is null");
        }
        return Arrays.stream(places).mapToObj(Index.At::new).toArray(Index[]::new);
    }

    static Tensor get(Tensor self, Index[] indices) {
        Scope.innermost();
        try (var scope = Scope.open()) {
            var indexing = new Indexing("get", self, indices);
            if (!indexing.picks.isEmpty()) {
                return scope.keep(indexing.result.index(indexing.picks));
            }
            return scope.keep(indexing.result == self ? self.alias() : indexing.result);
        }
    }

    /** Sets to a number, which is cast to the tensor's dtype as PyTorch does: 2.7 becomes 2 among integers. */
    static Tensor set(Tensor self, Number value, Index[] indices) {
        if (value == null) {
            throw new IllegalArgumentException("set: the value is null and must be a number");
        }
        try (var scope = Scope.open()) {
            return set(self, Ops.scalarTensor(value, self.dtype(), self.device()), indices);
        }
    }

    static Tensor set(Tensor self, Tensor value, Index[] indices) {
        if (value == null) {
            throw new IllegalArgumentException("set: the value is null and must be a tensor or a number");
        }
        try (var scope = Scope.open()) {
            var indexing = new Indexing("set", self, indices);
            Tensor flat = value.view(withoutLeadingOnes(value.shape()));
            if (!indexing.picks.isEmpty()) {
                indexing.result.indexPut_(indexing.picks, flat);
            } else {
                long[] shape = indexing.result.shape();
                indexing.result.copy_(Arrays.equals(shape, value.shape()) ? value : flat.expand(shape));
            }
            return self;
        }
    }

    /** A value may have more dimensions than its place, if they are of size 1. */
    private static long[] withoutLeadingOnes(long[] shape) {
        int first = 0;
        while (first < shape.length && shape[first] == 1) {
            first++;
        }
        return Arrays.copyOfRange(shape, first, shape.length);
    }

    private void apply(Index[] indices) {
        if (indices == null) {
            throw error("the index is null");
        }
        int spokenOf = 0;
        for (Index index : indices) {
            spokenOf += switch (index) {
                case Index.At at -> 1;
                case Index.Slice slice -> 1;
                case Index.By by -> isMask(by.places()) ? by.places().dimensions() : 1;
                case Index.Ellipsis ellipsis -> 0;
                case Index.NewAxis newAxis -> 0;
                case null -> throw error("an index is null; newAxis() adds a dimension");
            };
        }
        int dimensions = self.dimensions();
        if (spokenOf > dimensions) {
            boolean place = indices.length == 1 && indices[0] instanceof Index.At;
            throw error(dimensions == 0 && place ? "invalid index of a 0-dim tensor; item() reads its number"
                    : "too many indices for tensor of dimension " + dimensions);
        }
        for (int position = 0; position < indices.length; position++) {
            switch (indices[position]) {
                case Index.At at -> select(at.place(), position);
                case Index.Slice slice -> slice(slice);
                case Index.By by -> by(by.places(), position);
                case Index.Ellipsis ellipsis -> pass(dimensions - spokenOf);
                case Index.NewAxis newAxis -> {
                    result = result.unsqueeze(dimension);
                    pass(1);
                }
            }
        }
    }

    private static boolean isMask(Tensor index) {
        DType dtype = index.dtype();
        return dtype == DType.BOOL || dtype == DType.UINT8;
    }

    private void select(long place, int position) {
        long[] shape = result.shape();
        if (dimension >= shape.length) {
            throw error("too many indices for tensor of dimension " + shape.length);
        }
        long size = shape[dimension];
        if (place >= size || place < -size) {
            throw error("index " + place + " is out of bounds for dimension " + position + " with size " + size);
        }
        result = result.select(dimension, place);
    }

    private void slice(Index.Slice slice) {
        boolean whole = slice.start() == null && slice.end() == null && slice.step() == 1;
        if (!whole) {
            result = result.slice(dimension, slice.start(), slice.end(), slice.step());
        }
        pass(1);
    }

    private void by(Tensor places, int position) {
        DType dtype = places.dtype();
        if (places.dimensions() > 0 || !dtype.isIntegral() && dtype != DType.BOOL) {
            // libtorch warns of masks of bytes, which mean the same as those of truth values.
            pick(dtype == DType.UINT8 ? places.to(DType.BOOL) : places, isMask(places) ? places.dimensions() : 1);
        } else if (!isMask(places)) {
            select(places.itemLong(), position);
        } else {
            // One truth value adds a dimension, of size 1 or 0.
            result = result.unsqueeze(dimension);
            long size = places.toLongArray()[0] == 0 ? 0 : 1;
            pick(Ops.zeros(new long[] {size}, DType.INT64, self.device()), 1);
        }
    }

    private void pick(Tensor places, int dimensions) {
        if (picks.isEmpty()) {
            picks.addAll(Collections.nCopies(dimension, null));
        }
        picks.add(places);
        dimension += dimensions;
    }

    /** Leaves so many dimensions as they are. */
    private void pass(int dimensions) {
        dimension += dimensions;
        if (!picks.isEmpty()) {
            picks.addAll(Collections.nCopies(dimensions, null));
        }
    }

    private IllegalArgumentException error(String reason) {
        Native.Description description = Native.describe(self.handle());
        return new IllegalArgumentException(call + ": " + reason + " (" + description.dtype() + Arrays.toString(description.sizes()) + ")");
    }
}
