package org.reptorch.torch;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Operator;

/** Operators whose first argument is {@code self}: the methods of {@link Tensor}. Generated from operators.txt; do not edit. */
abstract sealed class TensorMethods extends Facade permits Tensor {

    private static final Operator ZEROS_LIKE = Operator.of(
            "aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator ONES_LIKE = Operator.of(
            "aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator EMPTY_LIKE = Operator.of(
            "aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator UNIFORM_ = Operator.of(
            "aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator NORMAL_ = Operator.of(
            "aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator BERNOULLI__FLOAT = Operator.of(
            "aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator FILL__TENSOR = Operator.of(
            "aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)");
    private static final Operator FILL__SCALAR = Operator.of(
            "aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)");
    private static final Operator ZERO_ = Operator.of(
            "aten::zero_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator COPY_ = Operator.of(
            "aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)");
    private static final Operator CLONE = Operator.of(
            "aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator ADD_TENSOR = Operator.of(
            "aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor");
    private static final Operator ADD_SCALAR = Operator.of(
            "aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor");
    private static final Operator ADD__TENSOR = Operator.of(
            "aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator ADD__SCALAR = Operator.of(
            "aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator SUB_TENSOR = Operator.of(
            "aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor");
    private static final Operator SUB_SCALAR = Operator.of(
            "aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor");
    private static final Operator SUB__TENSOR = Operator.of(
            "aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator SUB__SCALAR = Operator.of(
            "aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator MUL_TENSOR = Operator.of(
            "aten::mul.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator MUL_SCALAR = Operator.of(
            "aten::mul.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator MUL__TENSOR = Operator.of(
            "aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator MUL__SCALAR = Operator.of(
            "aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)");
    private static final Operator DIV_TENSOR = Operator.of(
            "aten::div.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator DIV_SCALAR = Operator.of(
            "aten::div.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator DIV__TENSOR = Operator.of(
            "aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator DIV__SCALAR = Operator.of(
            "aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)");
    private static final Operator NEG = Operator.of(
            "aten::neg(Tensor self) -> Tensor");
    private static final Operator ABS = Operator.of(
            "aten::abs(Tensor self) -> Tensor");
    private static final Operator SIGN = Operator.of(
            "aten::sign(Tensor self) -> Tensor");
    private static final Operator EXP = Operator.of(
            "aten::exp(Tensor self) -> Tensor");
    private static final Operator LOG = Operator.of(
            "aten::log(Tensor self) -> Tensor");
    private static final Operator SQRT = Operator.of(
            "aten::sqrt(Tensor self) -> Tensor");
    private static final Operator RSQRT = Operator.of(
            "aten::rsqrt(Tensor self) -> Tensor");
    private static final Operator SQUARE = Operator.of(
            "aten::square(Tensor self) -> Tensor");
    private static final Operator RECIPROCAL = Operator.of(
            "aten::reciprocal(Tensor self) -> Tensor");
    private static final Operator POW_TENSOR_TENSOR = Operator.of(
            "aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor");
    private static final Operator POW_TENSOR_SCALAR = Operator.of(
            "aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor");
    private static final Operator CLAMP_TENSOR = Operator.of(
            "aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor");
    private static final Operator CLAMP_MIN_TENSOR = Operator.of(
            "aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor");
    private static final Operator CLAMP_MAX_TENSOR = Operator.of(
            "aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor");
    private static final Operator MAXIMUM = Operator.of(
            "aten::maximum(Tensor self, Tensor other) -> Tensor");
    private static final Operator MINIMUM = Operator.of(
            "aten::minimum(Tensor self, Tensor other) -> Tensor");
    private static final Operator ROUND = Operator.of(
            "aten::round(Tensor self) -> Tensor");
    private static final Operator FLOOR = Operator.of(
            "aten::floor(Tensor self) -> Tensor");
    private static final Operator ISFINITE = Operator.of(
            "aten::isfinite(Tensor self) -> Tensor");
    private static final Operator ISNAN = Operator.of(
            "aten::isnan(Tensor self) -> Tensor");
    private static final Operator LERP_SCALAR = Operator.of(
            "aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor");
    private static final Operator LERP__SCALAR = Operator.of(
            "aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)");
    private static final Operator RELU = Operator.of(
            "aten::relu(Tensor self) -> Tensor");
    private static final Operator RELU_ = Operator.of(
            "aten::relu_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SIGMOID = Operator.of(
            "aten::sigmoid(Tensor self) -> Tensor");
    private static final Operator TANH = Operator.of(
            "aten::tanh(Tensor self) -> Tensor");
    private static final Operator SILU = Operator.of(
            "aten::silu(Tensor self) -> Tensor");
    private static final Operator GELU = Operator.of(
            "aten::gelu(Tensor self, *, str approximate=\"none\") -> Tensor");
    private static final Operator HARDTANH = Operator.of(
            "aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor");
    private static final Operator SOFTMAX_INT = Operator.of(
            "aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor");
    private static final Operator LOG_SOFTMAX_INT = Operator.of(
            "aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor");
    private static final Operator EQ_TENSOR = Operator.of(
            "aten::eq.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator NE_TENSOR = Operator.of(
            "aten::ne.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator LT_TENSOR = Operator.of(
            "aten::lt.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator LE_TENSOR = Operator.of(
            "aten::le.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator GT_TENSOR = Operator.of(
            "aten::gt.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator GE_TENSOR = Operator.of(
            "aten::ge.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator EQ_SCALAR = Operator.of(
            "aten::eq.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator NE_SCALAR = Operator.of(
            "aten::ne.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator LT_SCALAR = Operator.of(
            "aten::lt.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator LE_SCALAR = Operator.of(
            "aten::le.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator GT_SCALAR = Operator.of(
            "aten::gt.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator GE_SCALAR = Operator.of(
            "aten::ge.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator EQUAL = Operator.of(
            "aten::equal(Tensor self, Tensor other) -> bool");
    private static final Operator ALLCLOSE = Operator.of(
            "aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool");
    private static final Operator SUM = Operator.of(
            "aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator SUM_DIM_INTLIST = Operator.of(
            "aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator MEAN = Operator.of(
            "aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator MEAN_DIM = Operator.of(
            "aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator MAX = Operator.of(
            "aten::max(Tensor self) -> Tensor");
    private static final Operator MIN = Operator.of(
            "aten::min(Tensor self) -> Tensor");
    private static final Operator AMAX = Operator.of(
            "aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor");
    private static final Operator AMIN = Operator.of(
            "aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor");
    private static final Operator ARGMAX = Operator.of(
            "aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor");
    private static final Operator VAR = Operator.of(
            "aten::var(Tensor self, bool unbiased=True) -> Tensor");
    private static final Operator VAR_DIM = Operator.of(
            "aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor");
    private static final Operator STD = Operator.of(
            "aten::std(Tensor self, bool unbiased=True) -> Tensor");
    private static final Operator STD_DIM = Operator.of(
            "aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor");
    private static final Operator NORM_SCALAR = Operator.of(
            "aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor");
    private static final Operator ALL = Operator.of(
            "aten::all(Tensor self) -> Tensor");
    private static final Operator ANY = Operator.of(
            "aten::any(Tensor self) -> Tensor");
    private static final Operator TOPK = Operator.of(
            "aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)");
    private static final Operator VIEW = Operator.of(
            "aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)");
    private static final Operator RESHAPE = Operator.of(
            "aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)");
    private static final Operator PERMUTE = Operator.of(
            "aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)");
    private static final Operator TRANSPOSE_INT = Operator.of(
            "aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)");
    private static final Operator T = Operator.of(
            "aten::t(Tensor(a) self) -> Tensor(a)");
    private static final Operator SQUEEZE_DIM = Operator.of(
            "aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)");
    private static final Operator UNSQUEEZE = Operator.of(
            "aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)");
    private static final Operator EXPAND = Operator.of(
            "aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)");
    private static final Operator SELECT_INT = Operator.of(
            "aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)");
    private static final Operator SLICE_TENSOR = Operator.of(
            "aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)");
    private static final Operator NARROW = Operator.of(
            "aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)");
    private static final Operator FLATTEN_USING_INTS = Operator.of(
            "aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)");
    private static final Operator DIAGONAL = Operator.of(
            "aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)");
    private static final Operator INDEX_SELECT = Operator.of(
            "aten::index_select(Tensor self, int dim, Tensor index) -> Tensor");
    private static final Operator GATHER = Operator.of(
            "aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor");
    private static final Operator CONTIGUOUS = Operator.of(
            "aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)");
    private static final Operator DETACH = Operator.of(
            "aten::detach(Tensor(a) self) -> Tensor(a)");
    private static final Operator TO_DTYPE = Operator.of(
            "aten::to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)");
    private static final Operator TO_DEVICE = Operator.of(
            "aten::to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)");
    private static final Operator MATMUL = Operator.of(
            "aten::matmul(Tensor self, Tensor other) -> Tensor");
    private static final Operator MM = Operator.of(
            "aten::mm(Tensor self, Tensor mat2) -> Tensor");
    private static final Operator BMM = Operator.of(
            "aten::bmm(Tensor self, Tensor mat2) -> Tensor");
    private static final Operator ADAPTIVE_AVG_POOL2D = Operator.of(
            "aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor");
    private static final Operator MAX_POOL2D = Operator.of(
            "aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor");
    private static final Operator AVG_POOL2D = Operator.of(
            "aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor");
    private static final Operator PAD = Operator.of(
            "aten::pad(Tensor self, SymInt[] pad, str mode=\"constant\", float? value=None) -> Tensor");
    private static final Operator CROSS_ENTROPY_LOSS = Operator.of(
            "aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor");
    private static final Operator MSE_LOSS = Operator.of(
            "aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor");
    private static final Operator FAKE_QUANTIZE_PER_TENSOR_AFFINE = Operator.of(
            "aten::fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor");
    private static final Operator FAKE_QUANTIZE_PER_CHANNEL_AFFINE = Operator.of(
            "aten::fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor");

    TensorMethods() {
    }

    /** {@code aten::zeros_like}; dtype, device, memoryFormat may be null each. */
    public Tensor zerosLike(DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(ZEROS_LIKE)) {
            call.tensor(handle((Tensor) this));
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::zeros_like}; dtype, device may be null each. */
    public Tensor zerosLike(DType dtype, Device device) {
        return zerosLike(dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::zeros_like}; dtype may be null. */
    public Tensor zerosLike(DType dtype) {
        return zerosLike(dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::zeros_like}. */
    public Tensor zerosLike() {
        return zerosLike((DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::ones_like}; dtype, device, memoryFormat may be null each. */
    public Tensor onesLike(DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(ONES_LIKE)) {
            call.tensor(handle((Tensor) this));
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ones_like}; dtype, device may be null each. */
    public Tensor onesLike(DType dtype, Device device) {
        return onesLike(dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::ones_like}; dtype may be null. */
    public Tensor onesLike(DType dtype) {
        return onesLike(dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::ones_like}. */
    public Tensor onesLike() {
        return onesLike((DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::empty_like}; dtype, device, memoryFormat may be null each. */
    public Tensor emptyLike(DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(EMPTY_LIKE)) {
            call.tensor(handle((Tensor) this));
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::empty_like}; dtype, device may be null each. */
    public Tensor emptyLike(DType dtype, Device device) {
        return emptyLike(dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::empty_like}; dtype may be null. */
    public Tensor emptyLike(DType dtype) {
        return emptyLike(dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::empty_like}. */
    public Tensor emptyLike() {
        return emptyLike((DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::uniform_}. */
    public Tensor uniform_(double from, double to) {
        try (Dispatch call = Dispatch.begin(UNIFORM_)) {
            call.tensor(handle((Tensor) this));
            call.real(from);
            call.real(to);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::uniform_}. */
    public Tensor uniform_(double from) {
        return uniform_(from, 1.0);
    }

    /** {@code aten::uniform_}. */
    public Tensor uniform_() {
        return uniform_(0.0, 1.0);
    }

    /** {@code aten::normal_}. */
    public Tensor normal_(double mean, double std) {
        try (Dispatch call = Dispatch.begin(NORMAL_)) {
            call.tensor(handle((Tensor) this));
            call.real(mean);
            call.real(std);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::normal_}. */
    public Tensor normal_(double mean) {
        return normal_(mean, 1.0);
    }

    /** {@code aten::normal_}. */
    public Tensor normal_() {
        return normal_(0.0, 1.0);
    }

    /** {@code aten::bernoulli_.float}. */
    public Tensor bernoulli_(double p) {
        try (Dispatch call = Dispatch.begin(BERNOULLI__FLOAT)) {
            call.tensor(handle((Tensor) this));
            call.real(p);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::bernoulli_.float}. */
    public Tensor bernoulli_() {
        return bernoulli_(0.5);
    }

    /** {@code aten::fill_.Tensor}. */
    public Tensor fill_(Tensor value) {
        try (Dispatch call = Dispatch.begin(FILL__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(value));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::fill_.Scalar}. */
    public Tensor fill_(Number value) {
        try (Dispatch call = Dispatch.begin(FILL__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::zero_}. */
    public Tensor zero_() {
        try (Dispatch call = Dispatch.begin(ZERO_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::copy_}. */
    public Tensor copy_(Tensor src, boolean nonBlocking) {
        try (Dispatch call = Dispatch.begin(COPY_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(src));
            call.bool(nonBlocking);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::copy_}. */
    public Tensor copy_(Tensor src) {
        return copy_(src, false);
    }

    /** {@code aten::clone}; memoryFormat may be null. */
    public Tensor clone(MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(CLONE)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::clone}. */
    public Tensor clone() {
        return clone((MemoryFormat) null);
    }

    /** {@code aten::add.Tensor}. */
    public Tensor add(Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADD_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::add.Tensor}. */
    public Tensor add(Tensor other) {
        return add(other, 1);
    }

    /** {@code aten::add.Scalar}. */
    public Tensor add(Number other, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADD_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::add.Scalar}. */
    public Tensor add(Number other) {
        return add(other, 1);
    }

    /** {@code aten::add_.Tensor}. */
    public Tensor add_(Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADD__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::add_.Tensor}. */
    public Tensor add_(Tensor other) {
        return add_(other, 1);
    }

    /** {@code aten::add_.Scalar}. */
    public Tensor add_(Number other, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADD__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::add_.Scalar}. */
    public Tensor add_(Number other) {
        return add_(other, 1);
    }

    /** {@code aten::sub.Tensor}. */
    public Tensor sub(Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(SUB_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sub.Tensor}. */
    public Tensor sub(Tensor other) {
        return sub(other, 1);
    }

    /** {@code aten::sub.Scalar}. */
    public Tensor sub(Number other, Number alpha) {
        try (Dispatch call = Dispatch.begin(SUB_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sub.Scalar}. */
    public Tensor sub(Number other) {
        return sub(other, 1);
    }

    /** {@code aten::sub_.Tensor}. */
    public Tensor sub_(Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(SUB__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::sub_.Tensor}. */
    public Tensor sub_(Tensor other) {
        return sub_(other, 1);
    }

    /** {@code aten::sub_.Scalar}. */
    public Tensor sub_(Number other, Number alpha) {
        try (Dispatch call = Dispatch.begin(SUB__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::sub_.Scalar}. */
    public Tensor sub_(Number other) {
        return sub_(other, 1);
    }

    /** {@code aten::mul.Tensor}. */
    public Tensor mul(Tensor other) {
        try (Dispatch call = Dispatch.begin(MUL_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mul.Scalar}. */
    public Tensor mul(Number other) {
        try (Dispatch call = Dispatch.begin(MUL_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mul_.Tensor}. */
    public Tensor mul_(Tensor other) {
        try (Dispatch call = Dispatch.begin(MUL__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::mul_.Scalar}. */
    public Tensor mul_(Number other) {
        try (Dispatch call = Dispatch.begin(MUL__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::div.Tensor}. */
    public Tensor div(Tensor other) {
        try (Dispatch call = Dispatch.begin(DIV_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::div.Scalar}. */
    public Tensor div(Number other) {
        try (Dispatch call = Dispatch.begin(DIV_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::div_.Tensor}. */
    public Tensor div_(Tensor other) {
        try (Dispatch call = Dispatch.begin(DIV__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::div_.Scalar}. */
    public Tensor div_(Number other) {
        try (Dispatch call = Dispatch.begin(DIV__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::neg}. */
    public Tensor neg() {
        try (Dispatch call = Dispatch.begin(NEG)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::abs}. */
    public Tensor abs() {
        try (Dispatch call = Dispatch.begin(ABS)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sign}. */
    public Tensor sign() {
        try (Dispatch call = Dispatch.begin(SIGN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::exp}. */
    public Tensor exp() {
        try (Dispatch call = Dispatch.begin(EXP)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::log}. */
    public Tensor log() {
        try (Dispatch call = Dispatch.begin(LOG)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sqrt}. */
    public Tensor sqrt() {
        try (Dispatch call = Dispatch.begin(SQRT)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rsqrt}. */
    public Tensor rsqrt() {
        try (Dispatch call = Dispatch.begin(RSQRT)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::square}. */
    public Tensor square() {
        try (Dispatch call = Dispatch.begin(SQUARE)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::reciprocal}. */
    public Tensor reciprocal() {
        try (Dispatch call = Dispatch.begin(RECIPROCAL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pow.Tensor_Tensor}. */
    public Tensor pow(Tensor exponent) {
        try (Dispatch call = Dispatch.begin(POW_TENSOR_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(exponent));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pow.Tensor_Scalar}. */
    public Tensor pow(Number exponent) {
        try (Dispatch call = Dispatch.begin(POW_TENSOR_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(exponent);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::clamp.Tensor}; min, max may be null each. */
    public Tensor clamp(Tensor min, Tensor max) {
        try (Dispatch call = Dispatch.begin(CLAMP_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.optionalTensor(handle(min));
            call.optionalTensor(handle(max));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::clamp.Tensor}; min may be null. */
    public Tensor clamp(Tensor min) {
        return clamp(min, (Tensor) null);
    }

    /** {@code aten::clamp.Tensor}. */
    public Tensor clamp() {
        return clamp((Tensor) null, (Tensor) null);
    }

    /** {@code aten::clamp_min.Tensor}. */
    public Tensor clampMin(Tensor min) {
        try (Dispatch call = Dispatch.begin(CLAMP_MIN_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(min));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::clamp_max.Tensor}. */
    public Tensor clampMax(Tensor max) {
        try (Dispatch call = Dispatch.begin(CLAMP_MAX_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(max));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::maximum}. */
    public Tensor maximum(Tensor other) {
        try (Dispatch call = Dispatch.begin(MAXIMUM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::minimum}. */
    public Tensor minimum(Tensor other) {
        try (Dispatch call = Dispatch.begin(MINIMUM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::round}. */
    public Tensor round() {
        try (Dispatch call = Dispatch.begin(ROUND)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::floor}. */
    public Tensor floor() {
        try (Dispatch call = Dispatch.begin(FLOOR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isfinite}. */
    public Tensor isfinite() {
        try (Dispatch call = Dispatch.begin(ISFINITE)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isnan}. */
    public Tensor isnan() {
        try (Dispatch call = Dispatch.begin(ISNAN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::lerp.Scalar}. */
    public Tensor lerp(Tensor end, Number weight) {
        try (Dispatch call = Dispatch.begin(LERP_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(end));
            call.scalar(weight);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::lerp_.Scalar}. */
    public Tensor lerp_(Tensor end, Number weight) {
        try (Dispatch call = Dispatch.begin(LERP__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(end));
            call.scalar(weight);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::relu}. */
    public Tensor relu() {
        try (Dispatch call = Dispatch.begin(RELU)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::relu_}. */
    public Tensor relu_() {
        try (Dispatch call = Dispatch.begin(RELU_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::sigmoid}. */
    public Tensor sigmoid() {
        try (Dispatch call = Dispatch.begin(SIGMOID)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::tanh}. */
    public Tensor tanh() {
        try (Dispatch call = Dispatch.begin(TANH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::silu}. */
    public Tensor silu() {
        try (Dispatch call = Dispatch.begin(SILU)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gelu}. */
    public Tensor gelu(String approximate) {
        try (Dispatch call = Dispatch.begin(GELU)) {
            call.tensor(handle((Tensor) this));
            call.string(approximate);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gelu}. */
    public Tensor gelu() {
        return gelu("none");
    }

    /** {@code aten::hardtanh}. */
    public Tensor hardtanh(Number minVal, Number maxVal) {
        try (Dispatch call = Dispatch.begin(HARDTANH)) {
            call.tensor(handle((Tensor) this));
            call.scalar(minVal);
            call.scalar(maxVal);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hardtanh}. */
    public Tensor hardtanh(Number minVal) {
        return hardtanh(minVal, 1);
    }

    /** {@code aten::hardtanh}. */
    public Tensor hardtanh() {
        return hardtanh(-1, 1);
    }

    /** {@code aten::softmax.int}; dtype may be null. */
    public Tensor softmax(long dim, DType dtype) {
        try (Dispatch call = Dispatch.begin(SOFTMAX_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::softmax.int}. */
    public Tensor softmax(long dim) {
        return softmax(dim, (DType) null);
    }

    /** {@code aten::log_softmax.int}; dtype may be null. */
    public Tensor logSoftmax(long dim, DType dtype) {
        try (Dispatch call = Dispatch.begin(LOG_SOFTMAX_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::log_softmax.int}. */
    public Tensor logSoftmax(long dim) {
        return logSoftmax(dim, (DType) null);
    }

    /** {@code aten::eq.Tensor}. */
    public Tensor eq(Tensor other) {
        try (Dispatch call = Dispatch.begin(EQ_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ne.Tensor}. */
    public Tensor ne(Tensor other) {
        try (Dispatch call = Dispatch.begin(NE_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::lt.Tensor}. */
    public Tensor lt(Tensor other) {
        try (Dispatch call = Dispatch.begin(LT_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::le.Tensor}. */
    public Tensor le(Tensor other) {
        try (Dispatch call = Dispatch.begin(LE_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gt.Tensor}. */
    public Tensor gt(Tensor other) {
        try (Dispatch call = Dispatch.begin(GT_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ge.Tensor}. */
    public Tensor ge(Tensor other) {
        try (Dispatch call = Dispatch.begin(GE_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::eq.Scalar}. */
    public Tensor eq(Number other) {
        try (Dispatch call = Dispatch.begin(EQ_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ne.Scalar}. */
    public Tensor ne(Number other) {
        try (Dispatch call = Dispatch.begin(NE_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::lt.Scalar}. */
    public Tensor lt(Number other) {
        try (Dispatch call = Dispatch.begin(LT_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::le.Scalar}. */
    public Tensor le(Number other) {
        try (Dispatch call = Dispatch.begin(LE_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gt.Scalar}. */
    public Tensor gt(Number other) {
        try (Dispatch call = Dispatch.begin(GT_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ge.Scalar}. */
    public Tensor ge(Number other) {
        try (Dispatch call = Dispatch.begin(GE_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::equal}. */
    public boolean equal(Tensor other) {
        try (Dispatch call = Dispatch.begin(EQUAL)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::allclose}. */
    public boolean allclose(Tensor other, double rtol, double atol, boolean equalNan) {
        try (Dispatch call = Dispatch.begin(ALLCLOSE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.real(rtol);
            call.real(atol);
            call.bool(equalNan);
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::allclose}. */
    public boolean allclose(Tensor other, double rtol, double atol) {
        return allclose(other, rtol, atol, false);
    }

    /** {@code aten::allclose}. */
    public boolean allclose(Tensor other, double rtol) {
        return allclose(other, rtol, 1e-08, false);
    }

    /** {@code aten::allclose}. */
    public boolean allclose(Tensor other) {
        return allclose(other, 1.0000000000000001e-05, 1e-08, false);
    }

    /** {@code aten::sum}; dtype may be null. */
    public Tensor sum(DType dtype) {
        try (Dispatch call = Dispatch.begin(SUM)) {
            call.tensor(handle((Tensor) this));
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sum}. */
    public Tensor sum() {
        return sum((DType) null);
    }

    /** {@code aten::sum.dim_IntList}; dim, dtype may be null each. */
    public Tensor sum(long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(SUM_DIM_INTLIST)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sum.dim_IntList}; dim may be null. */
    public Tensor sum(long[] dim, boolean keepdim) {
        return sum(dim, keepdim, (DType) null);
    }

    /** {@code aten::sum.dim_IntList}; dim may be null. */
    public Tensor sum(long[] dim) {
        return sum(dim, false, (DType) null);
    }

    /** {@code aten::mean}; dtype may be null. */
    public Tensor mean(DType dtype) {
        try (Dispatch call = Dispatch.begin(MEAN)) {
            call.tensor(handle((Tensor) this));
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mean}. */
    public Tensor mean() {
        return mean((DType) null);
    }

    /** {@code aten::mean.dim}; dim, dtype may be null each. */
    public Tensor mean(long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(MEAN_DIM)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mean.dim}; dim may be null. */
    public Tensor mean(long[] dim, boolean keepdim) {
        return mean(dim, keepdim, (DType) null);
    }

    /** {@code aten::mean.dim}; dim may be null. */
    public Tensor mean(long[] dim) {
        return mean(dim, false, (DType) null);
    }

    /** {@code aten::max}. */
    public Tensor max() {
        try (Dispatch call = Dispatch.begin(MAX)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::min}. */
    public Tensor min() {
        try (Dispatch call = Dispatch.begin(MIN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::amax}. */
    public Tensor amax(long[] dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(AMAX)) {
            call.tensor(handle((Tensor) this));
            call.integers(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::amax}. */
    public Tensor amax(long... dim) {
        return amax(dim, false);
    }

    /** {@code aten::amax}. */
    public Tensor amax() {
        return amax(new long[] {}, false);
    }

    /** {@code aten::amin}. */
    public Tensor amin(long[] dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(AMIN)) {
            call.tensor(handle((Tensor) this));
            call.integers(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::amin}. */
    public Tensor amin(long... dim) {
        return amin(dim, false);
    }

    /** {@code aten::amin}. */
    public Tensor amin() {
        return amin(new long[] {}, false);
    }

    /** {@code aten::argmax}; dim may be null. */
    public Tensor argmax(Long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(ARGMAX)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::argmax}; dim may be null. */
    public Tensor argmax(Long dim) {
        return argmax(dim, false);
    }

    /** {@code aten::argmax}. */
    public Tensor argmax() {
        return argmax((Long) null, false);
    }

    /** {@code aten::var}. */
    public Tensor var(boolean unbiased) {
        try (Dispatch call = Dispatch.begin(VAR)) {
            call.tensor(handle((Tensor) this));
            call.bool(unbiased);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::var}. */
    public Tensor var() {
        return var(true);
    }

    /** {@code aten::var.dim}; dim may be null. */
    public Tensor var(long[] dim, boolean unbiased, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(VAR_DIM)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(unbiased);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::var.dim}; dim may be null. */
    public Tensor var(long[] dim, boolean unbiased) {
        return var(dim, unbiased, false);
    }

    /** {@code aten::var.dim}; dim may be null. */
    public Tensor var(long[] dim) {
        return var(dim, true, false);
    }

    /** {@code aten::std}. */
    public Tensor std(boolean unbiased) {
        try (Dispatch call = Dispatch.begin(STD)) {
            call.tensor(handle((Tensor) this));
            call.bool(unbiased);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::std}. */
    public Tensor std() {
        return std(true);
    }

    /** {@code aten::std.dim}; dim may be null. */
    public Tensor std(long[] dim, boolean unbiased, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(STD_DIM)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(unbiased);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::std.dim}; dim may be null. */
    public Tensor std(long[] dim, boolean unbiased) {
        return std(dim, unbiased, false);
    }

    /** {@code aten::std.dim}; dim may be null. */
    public Tensor std(long[] dim) {
        return std(dim, true, false);
    }

    /** {@code aten::norm.Scalar}. */
    public Tensor norm(Number p) {
        try (Dispatch call = Dispatch.begin(NORM_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(p);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::norm.Scalar}. */
    public Tensor norm() {
        return norm(2);
    }

    /** {@code aten::all}. */
    public Tensor all() {
        try (Dispatch call = Dispatch.begin(ALL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::any}. */
    public Tensor any() {
        try (Dispatch call = Dispatch.begin(ANY)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::topk} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record TopkResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::topk}. */
    public TopkResult topk(long k, long dim, boolean largest, boolean sorted) {
        try (Dispatch call = Dispatch.begin(TOPK)) {
            call.tensor(handle((Tensor) this));
            call.integer(k);
            call.integer(dim);
            call.bool(largest);
            call.bool(sorted);
            runForTensors(call);
            return new TopkResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::topk}. */
    public TopkResult topk(long k, long dim, boolean largest) {
        return topk(k, dim, largest, true);
    }

    /** {@code aten::topk}. */
    public TopkResult topk(long k, long dim) {
        return topk(k, dim, true, true);
    }

    /** {@code aten::topk}. */
    public TopkResult topk(long k) {
        return topk(k, -1, true, true);
    }

    /** {@code aten::view}. */
    public Tensor view(long... size) {
        try (Dispatch call = Dispatch.begin(VIEW)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::reshape}. */
    public Tensor reshape(long... shape) {
        try (Dispatch call = Dispatch.begin(RESHAPE)) {
            call.tensor(handle((Tensor) this));
            call.integers(shape);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::permute}. */
    public Tensor permute(long... dims) {
        try (Dispatch call = Dispatch.begin(PERMUTE)) {
            call.tensor(handle((Tensor) this));
            call.integers(dims);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::transpose.int}. */
    public Tensor transpose(long dim0, long dim1) {
        try (Dispatch call = Dispatch.begin(TRANSPOSE_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim0);
            call.integer(dim1);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::t}. */
    public Tensor t() {
        try (Dispatch call = Dispatch.begin(T)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::squeeze.dim}. */
    public Tensor squeeze(long dim) {
        try (Dispatch call = Dispatch.begin(SQUEEZE_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::unsqueeze}. */
    public Tensor unsqueeze(long dim) {
        try (Dispatch call = Dispatch.begin(UNSQUEEZE)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::expand}. */
    public Tensor expand(long[] size, boolean implicit) {
        try (Dispatch call = Dispatch.begin(EXPAND)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.bool(implicit);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::expand}. */
    public Tensor expand(long... size) {
        return expand(size, false);
    }

    /** {@code aten::select.int}. */
    public Tensor select(long dim, long index) {
        try (Dispatch call = Dispatch.begin(SELECT_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.integer(index);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::slice.Tensor}; start, end may be null each. */
    public Tensor slice(long dim, Long start, Long end, long step) {
        try (Dispatch call = Dispatch.begin(SLICE_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalInteger(start);
            call.optionalInteger(end);
            call.integer(step);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::slice.Tensor}; start, end may be null each. */
    public Tensor slice(long dim, Long start, Long end) {
        return slice(dim, start, end, 1);
    }

    /** {@code aten::slice.Tensor}; start may be null. */
    public Tensor slice(long dim, Long start) {
        return slice(dim, start, (Long) null, 1);
    }

    /** {@code aten::slice.Tensor}. */
    public Tensor slice(long dim) {
        return slice(dim, (Long) null, (Long) null, 1);
    }

    /** {@code aten::slice.Tensor}. */
    public Tensor slice() {
        return slice(0, (Long) null, (Long) null, 1);
    }

    /** {@code aten::narrow}. */
    public Tensor narrow(long dim, long start, long length) {
        try (Dispatch call = Dispatch.begin(NARROW)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.integer(start);
            call.integer(length);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::flatten.using_ints}. */
    public Tensor flatten(long startDim, long endDim) {
        try (Dispatch call = Dispatch.begin(FLATTEN_USING_INTS)) {
            call.tensor(handle((Tensor) this));
            call.integer(startDim);
            call.integer(endDim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::flatten.using_ints}. */
    public Tensor flatten(long startDim) {
        return flatten(startDim, -1);
    }

    /** {@code aten::flatten.using_ints}. */
    public Tensor flatten() {
        return flatten(0, -1);
    }

    /** {@code aten::diagonal}. */
    public Tensor diagonal(long offset, long dim1, long dim2) {
        try (Dispatch call = Dispatch.begin(DIAGONAL)) {
            call.tensor(handle((Tensor) this));
            call.integer(offset);
            call.integer(dim1);
            call.integer(dim2);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::diagonal}. */
    public Tensor diagonal(long offset, long dim1) {
        return diagonal(offset, dim1, 1);
    }

    /** {@code aten::diagonal}. */
    public Tensor diagonal(long offset) {
        return diagonal(offset, 0, 1);
    }

    /** {@code aten::diagonal}. */
    public Tensor diagonal() {
        return diagonal(0, 0, 1);
    }

    /** {@code aten::index_select}. */
    public Tensor indexSelect(long dim, Tensor index) {
        try (Dispatch call = Dispatch.begin(INDEX_SELECT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gather}. */
    public Tensor gather(long dim, Tensor index, boolean sparseGrad) {
        try (Dispatch call = Dispatch.begin(GATHER)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.bool(sparseGrad);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gather}. */
    public Tensor gather(long dim, Tensor index) {
        return gather(dim, index, false);
    }

    /** {@code aten::contiguous}. */
    public Tensor contiguous(MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(CONTIGUOUS)) {
            call.tensor(handle((Tensor) this));
            call.memoryFormat(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::contiguous}. */
    public Tensor contiguous() {
        return contiguous(MemoryFormat.CONTIGUOUS);
    }

    /** {@code aten::detach}. */
    public Tensor detach() {
        try (Dispatch call = Dispatch.begin(DETACH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::to.dtype}; memoryFormat may be null. */
    public Tensor to(DType dtype, boolean nonBlocking, boolean copy, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(TO_DTYPE)) {
            call.tensor(handle((Tensor) this));
            call.dtype(dtype);
            call.bool(nonBlocking);
            call.bool(copy);
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::to.dtype}. */
    public Tensor to(DType dtype, boolean nonBlocking, boolean copy) {
        return to(dtype, nonBlocking, copy, (MemoryFormat) null);
    }

    /** {@code aten::to.dtype}. */
    public Tensor to(DType dtype, boolean nonBlocking) {
        return to(dtype, nonBlocking, false, (MemoryFormat) null);
    }

    /** {@code aten::to.dtype}. */
    public Tensor to(DType dtype) {
        return to(dtype, false, false, (MemoryFormat) null);
    }

    /** {@code aten::to.device}; memoryFormat may be null. */
    public Tensor to(Device device, DType dtype, boolean nonBlocking, boolean copy, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(TO_DEVICE)) {
            call.tensor(handle((Tensor) this));
            call.device(code(device));
            call.dtype(dtype);
            call.bool(nonBlocking);
            call.bool(copy);
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::to.device}. */
    public Tensor to(Device device, DType dtype, boolean nonBlocking, boolean copy) {
        return to(device, dtype, nonBlocking, copy, (MemoryFormat) null);
    }

    /** {@code aten::to.device}. */
    public Tensor to(Device device, DType dtype, boolean nonBlocking) {
        return to(device, dtype, nonBlocking, false, (MemoryFormat) null);
    }

    /** {@code aten::to.device}. */
    public Tensor to(Device device, DType dtype) {
        return to(device, dtype, false, false, (MemoryFormat) null);
    }

    /** {@code aten::matmul}. */
    public Tensor matmul(Tensor other) {
        try (Dispatch call = Dispatch.begin(MATMUL)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mm}. */
    public Tensor mm(Tensor mat2) {
        try (Dispatch call = Dispatch.begin(MM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mat2));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bmm}. */
    public Tensor bmm(Tensor mat2) {
        try (Dispatch call = Dispatch.begin(BMM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mat2));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::adaptive_avg_pool2d}. */
    public Tensor adaptiveAvgPool2d(long... outputSize) {
        try (Dispatch call = Dispatch.begin(ADAPTIVE_AVG_POOL2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
        try (Dispatch call = Dispatch.begin(MAX_POOL2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.bool(ceilMode);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long[] stride, long[] padding, long... dilation) {
        return maxPool2d(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long[] stride, long... padding) {
        return maxPool2d(kernelSize, stride, padding, new long[] {1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long... stride) {
        return maxPool2d(kernelSize, stride, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long... kernelSize) {
        return maxPool2d(kernelSize, new long[] {}, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::avg_pool2d}; divisorOverride may be null. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad, Long divisorOverride) {
        try (Dispatch call = Dispatch.begin(AVG_POOL2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(stride);
            call.integers(padding);
            call.bool(ceilMode);
            call.bool(countIncludePad);
            call.optionalInteger(divisorOverride);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad) {
        return avgPool2d(kernelSize, stride, padding, ceilMode, countIncludePad, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode) {
        return avgPool2d(kernelSize, stride, padding, ceilMode, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long... padding) {
        return avgPool2d(kernelSize, stride, padding, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long... stride) {
        return avgPool2d(kernelSize, stride, new long[] {0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long... kernelSize) {
        return avgPool2d(kernelSize, new long[] {}, new long[] {0}, false, true, (Long) null);
    }

    /** {@code aten::pad}; value may be null. */
    public Tensor pad(long[] pad, String mode, Double value) {
        try (Dispatch call = Dispatch.begin(PAD)) {
            call.tensor(handle((Tensor) this));
            call.integers(pad);
            call.string(mode);
            call.optionalReal(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pad}. */
    public Tensor pad(long[] pad, String mode) {
        return pad(pad, mode, (Double) null);
    }

    /** {@code aten::pad}. */
    public Tensor pad(long... pad) {
        return pad(pad, "constant", (Double) null);
    }

    /** {@code aten::cross_entropy_loss}; weight may be null. */
    public Tensor crossEntropyLoss(Tensor target, Tensor weight, long reduction, long ignoreIndex, double labelSmoothing) {
        try (Dispatch call = Dispatch.begin(CROSS_ENTROPY_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.optionalTensor(handle(weight));
            call.integer(reduction);
            call.integer(ignoreIndex);
            call.real(labelSmoothing);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cross_entropy_loss}; weight may be null. */
    public Tensor crossEntropyLoss(Tensor target, Tensor weight, long reduction, long ignoreIndex) {
        return crossEntropyLoss(target, weight, reduction, ignoreIndex, 0.0);
    }

    /** {@code aten::cross_entropy_loss}; weight may be null. */
    public Tensor crossEntropyLoss(Tensor target, Tensor weight, long reduction) {
        return crossEntropyLoss(target, weight, reduction, -100, 0.0);
    }

    /** {@code aten::cross_entropy_loss}; weight may be null. */
    public Tensor crossEntropyLoss(Tensor target, Tensor weight) {
        return crossEntropyLoss(target, weight, 1, -100, 0.0);
    }

    /** {@code aten::cross_entropy_loss}. */
    public Tensor crossEntropyLoss(Tensor target) {
        return crossEntropyLoss(target, (Tensor) null, 1, -100, 0.0);
    }

    /** {@code aten::mse_loss}. */
    public Tensor mseLoss(Tensor target, long reduction) {
        try (Dispatch call = Dispatch.begin(MSE_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mse_loss}. */
    public Tensor mseLoss(Tensor target) {
        return mseLoss(target, 1);
    }

    /** {@code aten::fake_quantize_per_tensor_affine}. */
    public Tensor fakeQuantizePerTensorAffine(double scale, long zeroPoint, long quantMin, long quantMax) {
        try (Dispatch call = Dispatch.begin(FAKE_QUANTIZE_PER_TENSOR_AFFINE)) {
            call.tensor(handle((Tensor) this));
            call.real(scale);
            call.integer(zeroPoint);
            call.integer(quantMin);
            call.integer(quantMax);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fake_quantize_per_channel_affine}. */
    public Tensor fakeQuantizePerChannelAffine(Tensor scale, Tensor zeroPoint, long axis, long quantMin, long quantMax) {
        try (Dispatch call = Dispatch.begin(FAKE_QUANTIZE_PER_CHANNEL_AFFINE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.integer(axis);
            call.integer(quantMin);
            call.integer(quantMax);
            runForTensors(call);
            return tensor(call, 0);
        }
    }
}
