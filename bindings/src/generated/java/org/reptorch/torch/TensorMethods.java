package org.reptorch.torch;

import java.util.List;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Operator;

/** Operators whose first argument is a tensor {@code self}: the methods of {@link Tensor}. Generated from operators.txt; do not edit. */
abstract sealed class TensorMethods extends Facade permits Tensor {

    private static final Operator ZEROS_LIKE = Operator.of(
            "aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator ONES_LIKE = Operator.of(
            "aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator FULL_LIKE = Operator.of(
            "aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator EMPTY_LIKE = Operator.of(
            "aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator NEW_EMPTY = Operator.of(
            "aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator NEW_ZEROS = Operator.of(
            "aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator NEW_ONES = Operator.of(
            "aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator NEW_FULL = Operator.of(
            "aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RAND_LIKE = Operator.of(
            "aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator RANDN_LIKE = Operator.of(
            "aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator RANDINT_LIKE = Operator.of(
            "aten::randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator RANDINT_LIKE_LOW_DTYPE = Operator.of(
            "aten::randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator BERNOULLI = Operator.of(
            "aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor");
    private static final Operator BERNOULLI_P = Operator.of(
            "aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor");
    private static final Operator MULTINOMIAL = Operator.of(
            "aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor");
    private static final Operator POISSON = Operator.of(
            "aten::poisson(Tensor self, Generator? generator=None) -> Tensor");
    private static final Operator UNIFORM_ = Operator.of(
            "aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator NORMAL_ = Operator.of(
            "aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator BERNOULLI__FLOAT = Operator.of(
            "aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator BERNOULLI__TENSOR = Operator.of(
            "aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator RANDOM_ = Operator.of(
            "aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator RANDOM__TO = Operator.of(
            "aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator RANDOM__FROM = Operator.of(
            "aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator EXPONENTIAL_ = Operator.of(
            "aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator GEOMETRIC_ = Operator.of(
            "aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator CAUCHY_ = Operator.of(
            "aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator LOG_NORMAL_ = Operator.of(
            "aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)");
    private static final Operator FILL_SCALAR = Operator.of(
            "aten::fill.Scalar(Tensor self, Scalar value) -> Tensor");
    private static final Operator FILL_TENSOR = Operator.of(
            "aten::fill.Tensor(Tensor self, Tensor value) -> Tensor");
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
    private static final Operator RSUB_TENSOR = Operator.of(
            "aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor");
    private static final Operator RSUB_SCALAR = Operator.of(
            "aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor");
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
    private static final Operator DIV_TENSOR_MODE = Operator.of(
            "aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor");
    private static final Operator DIV_SCALAR_MODE = Operator.of(
            "aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor");
    private static final Operator DIV__TENSOR_MODE = Operator.of(
            "aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)");
    private static final Operator DIV__SCALAR_MODE = Operator.of(
            "aten::div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)");
    private static final Operator TRUE_DIVIDE_TENSOR = Operator.of(
            "aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator FLOOR_DIVIDE = Operator.of(
            "aten::floor_divide(Tensor self, Tensor other) -> Tensor");
    private static final Operator FLOOR_DIVIDE_SCALAR = Operator.of(
            "aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator FLOOR_DIVIDE__TENSOR = Operator.of(
            "aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator FLOOR_DIVIDE__SCALAR = Operator.of(
            "aten::floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)");
    private static final Operator REMAINDER_TENSOR = Operator.of(
            "aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator REMAINDER_SCALAR = Operator.of(
            "aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator REMAINDER__TENSOR = Operator.of(
            "aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator REMAINDER__SCALAR = Operator.of(
            "aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)");
    private static final Operator FMOD_TENSOR = Operator.of(
            "aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator FMOD_SCALAR = Operator.of(
            "aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator FMOD__TENSOR = Operator.of(
            "aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator FMOD__SCALAR = Operator.of(
            "aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)");
    private static final Operator POW_TENSOR_TENSOR = Operator.of(
            "aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor");
    private static final Operator POW_TENSOR_SCALAR = Operator.of(
            "aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor");
    private static final Operator POW__TENSOR = Operator.of(
            "aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)");
    private static final Operator POW__SCALAR = Operator.of(
            "aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)");
    private static final Operator FLOAT_POWER_TENSOR_TENSOR = Operator.of(
            "aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor");
    private static final Operator FLOAT_POWER_TENSOR_SCALAR = Operator.of(
            "aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor");
    private static final Operator ADDCMUL = Operator.of(
            "aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor");
    private static final Operator ADDCMUL_ = Operator.of(
            "aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)");
    private static final Operator ADDCDIV = Operator.of(
            "aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor");
    private static final Operator ADDCDIV_ = Operator.of(
            "aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)");
    private static final Operator LERP_SCALAR = Operator.of(
            "aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor");
    private static final Operator LERP_TENSOR = Operator.of(
            "aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor");
    private static final Operator LERP__SCALAR = Operator.of(
            "aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)");
    private static final Operator LERP__TENSOR = Operator.of(
            "aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)");
    private static final Operator NEG = Operator.of(
            "aten::neg(Tensor self) -> Tensor");
    private static final Operator NEG_ = Operator.of(
            "aten::neg_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator POSITIVE = Operator.of(
            "aten::positive(Tensor(a) self) -> Tensor(a)");
    private static final Operator ABS = Operator.of(
            "aten::abs(Tensor self) -> Tensor");
    private static final Operator ABS_ = Operator.of(
            "aten::abs_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SIGN = Operator.of(
            "aten::sign(Tensor self) -> Tensor");
    private static final Operator SIGN_ = Operator.of(
            "aten::sign_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SGN = Operator.of(
            "aten::sgn(Tensor self) -> Tensor");
    private static final Operator SIGNBIT = Operator.of(
            "aten::signbit(Tensor self) -> Tensor");
    private static final Operator EXP = Operator.of(
            "aten::exp(Tensor self) -> Tensor");
    private static final Operator EXP_ = Operator.of(
            "aten::exp_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator EXP2 = Operator.of(
            "aten::exp2(Tensor self) -> Tensor");
    private static final Operator EXP2_ = Operator.of(
            "aten::exp2_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator EXPM1 = Operator.of(
            "aten::expm1(Tensor self) -> Tensor");
    private static final Operator EXPM1_ = Operator.of(
            "aten::expm1_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator LOG = Operator.of(
            "aten::log(Tensor self) -> Tensor");
    private static final Operator LOG_ = Operator.of(
            "aten::log_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator LOG2 = Operator.of(
            "aten::log2(Tensor self) -> Tensor");
    private static final Operator LOG2_ = Operator.of(
            "aten::log2_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator LOG10 = Operator.of(
            "aten::log10(Tensor self) -> Tensor");
    private static final Operator LOG10_ = Operator.of(
            "aten::log10_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator LOG1P = Operator.of(
            "aten::log1p(Tensor self) -> Tensor");
    private static final Operator LOG1P_ = Operator.of(
            "aten::log1p_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SQRT = Operator.of(
            "aten::sqrt(Tensor self) -> Tensor");
    private static final Operator SQRT_ = Operator.of(
            "aten::sqrt_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator RSQRT = Operator.of(
            "aten::rsqrt(Tensor self) -> Tensor");
    private static final Operator RSQRT_ = Operator.of(
            "aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SQUARE = Operator.of(
            "aten::square(Tensor self) -> Tensor");
    private static final Operator SQUARE_ = Operator.of(
            "aten::square_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator RECIPROCAL = Operator.of(
            "aten::reciprocal(Tensor self) -> Tensor");
    private static final Operator RECIPROCAL_ = Operator.of(
            "aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SIN = Operator.of(
            "aten::sin(Tensor self) -> Tensor");
    private static final Operator SIN_ = Operator.of(
            "aten::sin_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator COS = Operator.of(
            "aten::cos(Tensor self) -> Tensor");
    private static final Operator COS_ = Operator.of(
            "aten::cos_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator TAN = Operator.of(
            "aten::tan(Tensor self) -> Tensor");
    private static final Operator TAN_ = Operator.of(
            "aten::tan_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ASIN = Operator.of(
            "aten::asin(Tensor self) -> Tensor");
    private static final Operator ASIN_ = Operator.of(
            "aten::asin_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ACOS = Operator.of(
            "aten::acos(Tensor self) -> Tensor");
    private static final Operator ACOS_ = Operator.of(
            "aten::acos_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ATAN = Operator.of(
            "aten::atan(Tensor self) -> Tensor");
    private static final Operator ATAN_ = Operator.of(
            "aten::atan_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SINH = Operator.of(
            "aten::sinh(Tensor self) -> Tensor");
    private static final Operator SINH_ = Operator.of(
            "aten::sinh_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator COSH = Operator.of(
            "aten::cosh(Tensor self) -> Tensor");
    private static final Operator COSH_ = Operator.of(
            "aten::cosh_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator TANH = Operator.of(
            "aten::tanh(Tensor self) -> Tensor");
    private static final Operator TANH_ = Operator.of(
            "aten::tanh_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ASINH = Operator.of(
            "aten::asinh(Tensor self) -> Tensor");
    private static final Operator ASINH_ = Operator.of(
            "aten::asinh_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ACOSH = Operator.of(
            "aten::acosh(Tensor self) -> Tensor");
    private static final Operator ACOSH_ = Operator.of(
            "aten::acosh_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ATANH = Operator.of(
            "aten::atanh(Tensor self) -> Tensor");
    private static final Operator ATANH_ = Operator.of(
            "aten::atanh_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ERF = Operator.of(
            "aten::erf(Tensor self) -> Tensor");
    private static final Operator ERF_ = Operator.of(
            "aten::erf_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ERFC = Operator.of(
            "aten::erfc(Tensor self) -> Tensor");
    private static final Operator ERFC_ = Operator.of(
            "aten::erfc_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ERFINV = Operator.of(
            "aten::erfinv(Tensor self) -> Tensor");
    private static final Operator ERFINV_ = Operator.of(
            "aten::erfinv_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator LGAMMA = Operator.of(
            "aten::lgamma(Tensor self) -> Tensor");
    private static final Operator DIGAMMA = Operator.of(
            "aten::digamma(Tensor self) -> Tensor");
    private static final Operator MVLGAMMA = Operator.of(
            "aten::mvlgamma(Tensor self, int p) -> Tensor");
    private static final Operator IGAMMA = Operator.of(
            "aten::igamma(Tensor self, Tensor other) -> Tensor");
    private static final Operator IGAMMAC = Operator.of(
            "aten::igammac(Tensor self, Tensor other) -> Tensor");
    private static final Operator I0 = Operator.of(
            "aten::i0(Tensor self) -> Tensor");
    private static final Operator SINC = Operator.of(
            "aten::sinc(Tensor self) -> Tensor");
    private static final Operator LOGIT = Operator.of(
            "aten::logit(Tensor self, float? eps=None) -> Tensor");
    private static final Operator LOGIT_ = Operator.of(
            "aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)");
    private static final Operator SPECIAL_NDTRI = Operator.of(
            "aten::special_ndtri(Tensor self) -> Tensor");
    private static final Operator SPECIAL_NDTR = Operator.of(
            "aten::special_ndtr(Tensor self) -> Tensor");
    private static final Operator SPECIAL_LOG_NDTR = Operator.of(
            "aten::special_log_ndtr(Tensor self) -> Tensor");
    private static final Operator SPECIAL_ERFCX = Operator.of(
            "aten::special_erfcx(Tensor self) -> Tensor");
    private static final Operator SPECIAL_ENTR = Operator.of(
            "aten::special_entr(Tensor self) -> Tensor");
    private static final Operator SPECIAL_I0E = Operator.of(
            "aten::special_i0e(Tensor self) -> Tensor");
    private static final Operator SPECIAL_I1 = Operator.of(
            "aten::special_i1(Tensor self) -> Tensor");
    private static final Operator SPECIAL_I1E = Operator.of(
            "aten::special_i1e(Tensor self) -> Tensor");
    private static final Operator SPECIAL_XLOG1PY = Operator.of(
            "aten::special_xlog1py(Tensor self, Tensor other) -> Tensor");
    private static final Operator SPECIAL_ZETA = Operator.of(
            "aten::special_zeta(Tensor self, Tensor other) -> Tensor");
    private static final Operator ROUND = Operator.of(
            "aten::round(Tensor self) -> Tensor");
    private static final Operator ROUND_ = Operator.of(
            "aten::round_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ROUND_DECIMALS = Operator.of(
            "aten::round.decimals(Tensor self, *, int decimals) -> Tensor");
    private static final Operator ROUND__DECIMALS = Operator.of(
            "aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)");
    private static final Operator FLOOR = Operator.of(
            "aten::floor(Tensor self) -> Tensor");
    private static final Operator FLOOR_ = Operator.of(
            "aten::floor_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator CEIL = Operator.of(
            "aten::ceil(Tensor self) -> Tensor");
    private static final Operator CEIL_ = Operator.of(
            "aten::ceil_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator TRUNC = Operator.of(
            "aten::trunc(Tensor self) -> Tensor");
    private static final Operator TRUNC_ = Operator.of(
            "aten::trunc_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator FRAC = Operator.of(
            "aten::frac(Tensor self) -> Tensor");
    private static final Operator FRAC_ = Operator.of(
            "aten::frac_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator DEG2RAD = Operator.of(
            "aten::deg2rad(Tensor self) -> Tensor");
    private static final Operator RAD2DEG = Operator.of(
            "aten::rad2deg(Tensor self) -> Tensor");
    private static final Operator NAN_TO_NUM = Operator.of(
            "aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor");
    private static final Operator NAN_TO_NUM_ = Operator.of(
            "aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)");
    private static final Operator CLAMP = Operator.of(
            "aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor");
    private static final Operator CLAMP_TENSOR = Operator.of(
            "aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor");
    private static final Operator CLAMP_ = Operator.of(
            "aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)");
    private static final Operator CLAMP__TENSOR = Operator.of(
            "aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)");
    private static final Operator CLAMP_MIN = Operator.of(
            "aten::clamp_min(Tensor self, Scalar min) -> Tensor");
    private static final Operator CLAMP_MIN_TENSOR = Operator.of(
            "aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor");
    private static final Operator CLAMP_MIN_ = Operator.of(
            "aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)");
    private static final Operator CLAMP_MAX = Operator.of(
            "aten::clamp_max(Tensor self, Scalar max) -> Tensor");
    private static final Operator CLAMP_MAX_TENSOR = Operator.of(
            "aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor");
    private static final Operator CLAMP_MAX_ = Operator.of(
            "aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)");
    private static final Operator MAXIMUM = Operator.of(
            "aten::maximum(Tensor self, Tensor other) -> Tensor");
    private static final Operator MINIMUM = Operator.of(
            "aten::minimum(Tensor self, Tensor other) -> Tensor");
    private static final Operator FMAX = Operator.of(
            "aten::fmax(Tensor self, Tensor other) -> Tensor");
    private static final Operator FMIN = Operator.of(
            "aten::fmin(Tensor self, Tensor other) -> Tensor");
    private static final Operator ATAN2 = Operator.of(
            "aten::atan2(Tensor self, Tensor other) -> Tensor");
    private static final Operator ATAN2_ = Operator.of(
            "aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator HYPOT = Operator.of(
            "aten::hypot(Tensor self, Tensor other) -> Tensor");
    private static final Operator COPYSIGN_TENSOR = Operator.of(
            "aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator COPYSIGN_SCALAR = Operator.of(
            "aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator NEXTAFTER = Operator.of(
            "aten::nextafter(Tensor self, Tensor other) -> Tensor");
    private static final Operator HEAVISIDE = Operator.of(
            "aten::heaviside(Tensor self, Tensor values) -> Tensor");
    private static final Operator LDEXP_TENSOR = Operator.of(
            "aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator LOGADDEXP = Operator.of(
            "aten::logaddexp(Tensor self, Tensor other) -> Tensor");
    private static final Operator LOGADDEXP2 = Operator.of(
            "aten::logaddexp2(Tensor self, Tensor other) -> Tensor");
    private static final Operator XLOGY_TENSOR = Operator.of(
            "aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator XLOGY_SCALAR_OTHER = Operator.of(
            "aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor");
    private static final Operator GCD = Operator.of(
            "aten::gcd(Tensor self, Tensor other) -> Tensor");
    private static final Operator LCM = Operator.of(
            "aten::lcm(Tensor self, Tensor other) -> Tensor");
    private static final Operator FREXP_TENSOR = Operator.of(
            "aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)");
    private static final Operator BITWISE_AND_TENSOR = Operator.of(
            "aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator BITWISE_AND_SCALAR = Operator.of(
            "aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator BITWISE_OR_TENSOR = Operator.of(
            "aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator BITWISE_OR_SCALAR = Operator.of(
            "aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator BITWISE_XOR_TENSOR = Operator.of(
            "aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator BITWISE_XOR_SCALAR = Operator.of(
            "aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator BITWISE_NOT = Operator.of(
            "aten::bitwise_not(Tensor self) -> Tensor");
    private static final Operator BITWISE_LEFT_SHIFT_TENSOR = Operator.of(
            "aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator BITWISE_LEFT_SHIFT_TENSOR_SCALAR = Operator.of(
            "aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor");
    private static final Operator BITWISE_RIGHT_SHIFT_TENSOR = Operator.of(
            "aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor");
    private static final Operator BITWISE_RIGHT_SHIFT_TENSOR_SCALAR = Operator.of(
            "aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor");
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
    private static final Operator LOGICAL_AND = Operator.of(
            "aten::logical_and(Tensor self, Tensor other) -> Tensor");
    private static final Operator LOGICAL_OR = Operator.of(
            "aten::logical_or(Tensor self, Tensor other) -> Tensor");
    private static final Operator LOGICAL_XOR = Operator.of(
            "aten::logical_xor(Tensor self, Tensor other) -> Tensor");
    private static final Operator LOGICAL_NOT = Operator.of(
            "aten::logical_not(Tensor self) -> Tensor");
    private static final Operator LOGICAL_AND_ = Operator.of(
            "aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator LOGICAL_OR_ = Operator.of(
            "aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)");
    private static final Operator LOGICAL_NOT_ = Operator.of(
            "aten::logical_not_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator ISFINITE = Operator.of(
            "aten::isfinite(Tensor self) -> Tensor");
    private static final Operator ISNAN = Operator.of(
            "aten::isnan(Tensor self) -> Tensor");
    private static final Operator ISINF = Operator.of(
            "aten::isinf(Tensor self) -> Tensor");
    private static final Operator ISPOSINF = Operator.of(
            "aten::isposinf(Tensor self) -> Tensor");
    private static final Operator ISNEGINF = Operator.of(
            "aten::isneginf(Tensor self) -> Tensor");
    private static final Operator ISREAL = Operator.of(
            "aten::isreal(Tensor self) -> Tensor");
    private static final Operator ISCLOSE = Operator.of(
            "aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor");
    private static final Operator EQUAL = Operator.of(
            "aten::equal(Tensor self, Tensor other) -> bool");
    private static final Operator ALLCLOSE = Operator.of(
            "aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool");
    private static final Operator IS_NONZERO = Operator.of(
            "aten::is_nonzero(Tensor self) -> bool");
    private static final Operator IS_FLOATING_POINT = Operator.of(
            "aten::is_floating_point(Tensor self) -> bool");
    private static final Operator IS_COMPLEX = Operator.of(
            "aten::is_complex(Tensor self) -> bool");
    private static final Operator IS_SIGNED = Operator.of(
            "aten::is_signed(Tensor self) -> bool");
    private static final Operator IS_SAME_SIZE = Operator.of(
            "aten::is_same_size(Tensor self, Tensor other) -> bool");
    private static final Operator SUM = Operator.of(
            "aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator SUM_DIM_INTLIST = Operator.of(
            "aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator NANSUM = Operator.of(
            "aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator MEAN = Operator.of(
            "aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator MEAN_DIM = Operator.of(
            "aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator NANMEAN = Operator.of(
            "aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator PROD = Operator.of(
            "aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator PROD_DIM_INT = Operator.of(
            "aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator MAX = Operator.of(
            "aten::max(Tensor self) -> Tensor");
    private static final Operator MIN = Operator.of(
            "aten::min(Tensor self) -> Tensor");
    private static final Operator MAX_DIM = Operator.of(
            "aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)");
    private static final Operator MIN_DIM = Operator.of(
            "aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)");
    private static final Operator MAX_OTHER = Operator.of(
            "aten::max.other(Tensor self, Tensor other) -> Tensor");
    private static final Operator MIN_OTHER = Operator.of(
            "aten::min.other(Tensor self, Tensor other) -> Tensor");
    private static final Operator AMAX = Operator.of(
            "aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor");
    private static final Operator AMIN = Operator.of(
            "aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor");
    private static final Operator AMINMAX = Operator.of(
            "aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)");
    private static final Operator ARGMAX = Operator.of(
            "aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor");
    private static final Operator ARGMIN = Operator.of(
            "aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor");
    private static final Operator VAR = Operator.of(
            "aten::var(Tensor self, bool unbiased=True) -> Tensor");
    private static final Operator VAR_DIM = Operator.of(
            "aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor");
    private static final Operator VAR_CORRECTION = Operator.of(
            "aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor");
    private static final Operator STD = Operator.of(
            "aten::std(Tensor self, bool unbiased=True) -> Tensor");
    private static final Operator STD_DIM = Operator.of(
            "aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor");
    private static final Operator STD_CORRECTION = Operator.of(
            "aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor");
    private static final Operator VAR_MEAN = Operator.of(
            "aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor variance, Tensor mean)");
    private static final Operator VAR_MEAN_DIM = Operator.of(
            "aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor variance, Tensor mean)");
    private static final Operator VAR_MEAN_CORRECTION = Operator.of(
            "aten::var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor variance, Tensor mean)");
    private static final Operator STD_MEAN = Operator.of(
            "aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor deviation, Tensor mean)");
    private static final Operator STD_MEAN_DIM = Operator.of(
            "aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor deviation, Tensor mean)");
    private static final Operator STD_MEAN_CORRECTION = Operator.of(
            "aten::std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor deviation, Tensor mean)");
    private static final Operator NORM_SCALAR = Operator.of(
            "aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor");
    private static final Operator NORM_SCALAROPT_DIM = Operator.of(
            "aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor");
    private static final Operator DIST = Operator.of(
            "aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor");
    private static final Operator LOGSUMEXP = Operator.of(
            "aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor");
    private static final Operator MEDIAN = Operator.of(
            "aten::median(Tensor self) -> Tensor");
    private static final Operator MEDIAN_DIM = Operator.of(
            "aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)");
    private static final Operator NANMEDIAN = Operator.of(
            "aten::nanmedian(Tensor self) -> Tensor");
    private static final Operator NANMEDIAN_DIM = Operator.of(
            "aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)");
    private static final Operator MODE = Operator.of(
            "aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)");
    private static final Operator QUANTILE = Operator.of(
            "aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\") -> Tensor");
    private static final Operator QUANTILE_SCALAR = Operator.of(
            "aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\") -> Tensor");
    private static final Operator NANQUANTILE = Operator.of(
            "aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\") -> Tensor");
    private static final Operator NANQUANTILE_SCALAR = Operator.of(
            "aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\") -> Tensor");
    private static final Operator ALL = Operator.of(
            "aten::all(Tensor self) -> Tensor");
    private static final Operator ALL_DIM = Operator.of(
            "aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor");
    private static final Operator ANY = Operator.of(
            "aten::any(Tensor self) -> Tensor");
    private static final Operator ANY_DIM = Operator.of(
            "aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor");
    private static final Operator ANY_DIMS = Operator.of(
            "aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor");
    private static final Operator ALL_DIMS = Operator.of(
            "aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor");
    private static final Operator COUNT_NONZERO = Operator.of(
            "aten::count_nonzero(Tensor self, int? dim=None) -> Tensor");
    private static final Operator COUNT_NONZERO_DIM_INTLIST = Operator.of(
            "aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor");
    private static final Operator CUMSUM = Operator.of(
            "aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator CUMSUM_ = Operator.of(
            "aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)");
    private static final Operator CUMPROD = Operator.of(
            "aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator CUMPROD_ = Operator.of(
            "aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)");
    private static final Operator CUMMAX = Operator.of(
            "aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)");
    private static final Operator CUMMIN = Operator.of(
            "aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)");
    private static final Operator LOGCUMSUMEXP = Operator.of(
            "aten::logcumsumexp(Tensor self, int dim) -> Tensor");
    private static final Operator DIFF = Operator.of(
            "aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor");
    private static final Operator GRADIENT_SCALARINT = Operator.of(
            "aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]");
    private static final Operator RENORM = Operator.of(
            "aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor");
    private static final Operator SORT = Operator.of(
            "aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)");
    private static final Operator SORT_STABLE = Operator.of(
            "aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)");
    private static final Operator ARGSORT = Operator.of(
            "aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor");
    private static final Operator ARGSORT_STABLE = Operator.of(
            "aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor");
    private static final Operator MSORT = Operator.of(
            "aten::msort(Tensor self) -> Tensor");
    private static final Operator TOPK = Operator.of(
            "aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)");
    private static final Operator KTHVALUE = Operator.of(
            "aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)");
    private static final Operator BUCKETIZE_TENSOR = Operator.of(
            "aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor");
    private static final Operator UNIQUE_CONSECUTIVE = Operator.of(
            "aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor values, Tensor inverse, Tensor counts)");
    private static final Operator _UNIQUE2 = Operator.of(
            "aten::_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor values, Tensor inverse, Tensor counts)");
    private static final Operator UNIQUE_DIM = Operator.of(
            "aten::unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor values, Tensor inverse, Tensor counts)");
    private static final Operator BINCOUNT = Operator.of(
            "aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor");
    private static final Operator HISTC = Operator.of(
            "aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor");
    private static final Operator HISTOGRAM_BIN_CT = Operator.of(
            "aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)");
    private static final Operator NONZERO = Operator.of(
            "aten::nonzero(Tensor self) -> Tensor");
    private static final Operator NONZERO_NUMPY = Operator.of(
            "aten::nonzero_numpy(Tensor self) -> Tensor[]");
    private static final Operator ARGWHERE = Operator.of(
            "aten::argwhere(Tensor self) -> Tensor");
    private static final Operator VIEW = Operator.of(
            "aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)");
    private static final Operator VIEW_DTYPE = Operator.of(
            "aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)");
    private static final Operator RESHAPE = Operator.of(
            "aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)");
    private static final Operator VIEW_AS = Operator.of(
            "aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)");
    private static final Operator RESHAPE_AS = Operator.of(
            "aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)");
    private static final Operator PERMUTE = Operator.of(
            "aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)");
    private static final Operator TRANSPOSE_INT = Operator.of(
            "aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)");
    private static final Operator TRANSPOSE_ = Operator.of(
            "aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)");
    private static final Operator T = Operator.of(
            "aten::t(Tensor(a) self) -> Tensor(a)");
    private static final Operator T_ = Operator.of(
            "aten::t_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator MT = Operator.of(
            "aten::mT(Tensor(a) self) -> Tensor(a)");
    private static final Operator MH = Operator.of(
            "aten::mH(Tensor(a) self) -> Tensor(a)");
    private static final Operator NUMPY_T = Operator.of(
            "aten::numpy_T(Tensor(a) self) -> Tensor(a)");
    private static final Operator MOVEDIM_INT = Operator.of(
            "aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)");
    private static final Operator MOVEDIM_INTLIST = Operator.of(
            "aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)");
    private static final Operator SWAPAXES = Operator.of(
            "aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)");
    private static final Operator SQUEEZE = Operator.of(
            "aten::squeeze(Tensor(a) self) -> Tensor(a)");
    private static final Operator SQUEEZE_DIM = Operator.of(
            "aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)");
    private static final Operator SQUEEZE_DIMS = Operator.of(
            "aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)");
    private static final Operator SQUEEZE_ = Operator.of(
            "aten::squeeze_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator UNSQUEEZE = Operator.of(
            "aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)");
    private static final Operator UNSQUEEZE_ = Operator.of(
            "aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)");
    private static final Operator EXPAND = Operator.of(
            "aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)");
    private static final Operator EXPAND_AS = Operator.of(
            "aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)");
    private static final Operator BROADCAST_TO = Operator.of(
            "aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)");
    private static final Operator SELECT_INT = Operator.of(
            "aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)");
    private static final Operator SLICE_TENSOR = Operator.of(
            "aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)");
    private static final Operator NARROW = Operator.of(
            "aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)");
    private static final Operator FLATTEN_USING_INTS = Operator.of(
            "aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)");
    private static final Operator UNFLATTEN_INT = Operator.of(
            "aten::unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)");
    private static final Operator RAVEL = Operator.of(
            "aten::ravel(Tensor(a) self) -> Tensor(a)");
    private static final Operator DIAGONAL = Operator.of(
            "aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)");
    private static final Operator DIAG = Operator.of(
            "aten::diag(Tensor self, int diagonal=0) -> Tensor");
    private static final Operator DIAG_EMBED = Operator.of(
            "aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor");
    private static final Operator AS_STRIDED = Operator.of(
            "aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)");
    private static final Operator UNFOLD = Operator.of(
            "aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)");
    private static final Operator SPLIT_TENSOR = Operator.of(
            "aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]");
    private static final Operator SPLIT_SIZES = Operator.of(
            "aten::split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]");
    private static final Operator SPLIT_WITH_SIZES = Operator.of(
            "aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]");
    private static final Operator CHUNK = Operator.of(
            "aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]");
    private static final Operator TENSOR_SPLIT_SECTIONS = Operator.of(
            "aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]");
    private static final Operator TENSOR_SPLIT_INDICES = Operator.of(
            "aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]");
    private static final Operator HSPLIT_INT = Operator.of(
            "aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]");
    private static final Operator VSPLIT_INT = Operator.of(
            "aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]");
    private static final Operator UNBIND_INT = Operator.of(
            "aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]");
    private static final Operator INDEX_TENSOR = Operator.of(
            "aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor");
    private static final Operator INDEX_PUT = Operator.of(
            "aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor");
    private static final Operator INDEX_PUT_ = Operator.of(
            "aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)");
    private static final Operator INDEX_SELECT = Operator.of(
            "aten::index_select(Tensor self, int dim, Tensor index) -> Tensor");
    private static final Operator INDEX_FILL_INT_SCALAR = Operator.of(
            "aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor");
    private static final Operator INDEX_FILL__INT_SCALAR = Operator.of(
            "aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)");
    private static final Operator INDEX_FILL_INT_TENSOR = Operator.of(
            "aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor");
    private static final Operator INDEX_ADD = Operator.of(
            "aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor");
    private static final Operator INDEX_ADD_ = Operator.of(
            "aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator INDEX_COPY = Operator.of(
            "aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor");
    private static final Operator INDEX_COPY_ = Operator.of(
            "aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)");
    private static final Operator GATHER = Operator.of(
            "aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor");
    private static final Operator SCATTER_SRC = Operator.of(
            "aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor");
    private static final Operator SCATTER_VALUE = Operator.of(
            "aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor");
    private static final Operator SCATTER__SRC = Operator.of(
            "aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)");
    private static final Operator SCATTER__VALUE = Operator.of(
            "aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)");
    private static final Operator SCATTER_ADD = Operator.of(
            "aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor");
    private static final Operator SCATTER_ADD_ = Operator.of(
            "aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)");
    private static final Operator SCATTER_REDUCE_TWO = Operator.of(
            "aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor");
    private static final Operator SCATTER_REDUCE__TWO = Operator.of(
            "aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)");
    private static final Operator TAKE = Operator.of(
            "aten::take(Tensor self, Tensor index) -> Tensor");
    private static final Operator TAKE_ALONG_DIM = Operator.of(
            "aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor");
    private static final Operator PUT = Operator.of(
            "aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor");
    private static final Operator PUT_ = Operator.of(
            "aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)");
    private static final Operator MASKED_FILL_SCALAR = Operator.of(
            "aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor");
    private static final Operator MASKED_FILL_TENSOR = Operator.of(
            "aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor");
    private static final Operator MASKED_FILL__SCALAR = Operator.of(
            "aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)");
    private static final Operator MASKED_FILL__TENSOR = Operator.of(
            "aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)");
    private static final Operator MASKED_SELECT = Operator.of(
            "aten::masked_select(Tensor self, Tensor mask) -> Tensor");
    private static final Operator MASKED_SCATTER = Operator.of(
            "aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor");
    private static final Operator MASKED_SCATTER_ = Operator.of(
            "aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)");
    private static final Operator SELECT_SCATTER = Operator.of(
            "aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor");
    private static final Operator SLICE_SCATTER = Operator.of(
            "aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor");
    private static final Operator DIAGONAL_SCATTER = Operator.of(
            "aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor");
    private static final Operator ROLL = Operator.of(
            "aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor");
    private static final Operator FLIP = Operator.of(
            "aten::flip(Tensor self, int[] dims) -> Tensor");
    private static final Operator FLIPLR = Operator.of(
            "aten::fliplr(Tensor self) -> Tensor");
    private static final Operator FLIPUD = Operator.of(
            "aten::flipud(Tensor self) -> Tensor");
    private static final Operator ROT90 = Operator.of(
            "aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor");
    private static final Operator TRIL = Operator.of(
            "aten::tril(Tensor self, SymInt diagonal=0) -> Tensor");
    private static final Operator TRIL_ = Operator.of(
            "aten::tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)");
    private static final Operator TRIU = Operator.of(
            "aten::triu(Tensor self, SymInt diagonal=0) -> Tensor");
    private static final Operator TRIU_ = Operator.of(
            "aten::triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)");
    private static final Operator TILE = Operator.of(
            "aten::tile(Tensor self, SymInt[] dims) -> Tensor");
    private static final Operator REPEAT = Operator.of(
            "aten::repeat(Tensor self, SymInt[] repeats) -> Tensor");
    private static final Operator REPEAT_INTERLEAVE_SELF_INT = Operator.of(
            "aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor");
    private static final Operator REPEAT_INTERLEAVE_SELF_TENSOR = Operator.of(
            "aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor");
    private static final Operator FILL_DIAGONAL_ = Operator.of(
            "aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)");
    private static final Operator CONTIGUOUS = Operator.of(
            "aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)");
    private static final Operator DETACH = Operator.of(
            "aten::detach(Tensor(a) self) -> Tensor(a)");
    private static final Operator ALIAS = Operator.of(
            "aten::alias(Tensor(a) self) -> Tensor(a)");
    private static final Operator TO_DTYPE = Operator.of(
            "aten::to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)");
    private static final Operator TO_DEVICE = Operator.of(
            "aten::to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)");
    private static final Operator TO_OTHER = Operator.of(
            "aten::to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)");
    private static final Operator TYPE_AS = Operator.of(
            "aten::type_as(Tensor self, Tensor other) -> Tensor");
    private static final Operator RESOLVE_CONJ = Operator.of(
            "aten::resolve_conj(Tensor(a) self) -> Tensor(a)");
    private static final Operator RESOLVE_NEG = Operator.of(
            "aten::resolve_neg(Tensor(a) self) -> Tensor(a)");
    private static final Operator REAL = Operator.of(
            "aten::real(Tensor(a) self) -> Tensor(a)");
    private static final Operator IMAG = Operator.of(
            "aten::imag(Tensor(a) self) -> Tensor(a)");
    private static final Operator VIEW_AS_REAL = Operator.of(
            "aten::view_as_real(Tensor(a) self) -> Tensor(a)");
    private static final Operator VIEW_AS_COMPLEX = Operator.of(
            "aten::view_as_complex(Tensor(a) self) -> Tensor(a)");
    private static final Operator CONJ = Operator.of(
            "aten::conj(Tensor(a) self) -> Tensor(a)");
    private static final Operator CONJ_PHYSICAL = Operator.of(
            "aten::conj_physical(Tensor self) -> Tensor");
    private static final Operator ANGLE = Operator.of(
            "aten::angle(Tensor self) -> Tensor");
    private static final Operator ONE_HOT = Operator.of(
            "aten::one_hot(Tensor self, int num_classes=-1) -> Tensor");
    private static final Operator COMBINATIONS = Operator.of(
            "aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor");
    private static final Operator RESIZE_ = Operator.of(
            "aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)");
    private static final Operator CONSTANT_PAD_ND = Operator.of(
            "aten::constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor");
    private static final Operator PAD = Operator.of(
            "aten::pad(Tensor self, SymInt[] pad, str mode=\"constant\", float? value=None) -> Tensor");
    private static final Operator REFLECTION_PAD1D = Operator.of(
            "aten::reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor");
    private static final Operator REFLECTION_PAD2D = Operator.of(
            "aten::reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor");
    private static final Operator REFLECTION_PAD3D = Operator.of(
            "aten::reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor");
    private static final Operator REPLICATION_PAD1D = Operator.of(
            "aten::replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor");
    private static final Operator REPLICATION_PAD2D = Operator.of(
            "aten::replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor");
    private static final Operator REPLICATION_PAD3D = Operator.of(
            "aten::replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor");
    private static final Operator MATMUL = Operator.of(
            "aten::matmul(Tensor self, Tensor other) -> Tensor");
    private static final Operator MM = Operator.of(
            "aten::mm(Tensor self, Tensor mat2) -> Tensor");
    private static final Operator BMM = Operator.of(
            "aten::bmm(Tensor self, Tensor mat2) -> Tensor");
    private static final Operator MV = Operator.of(
            "aten::mv(Tensor self, Tensor vec) -> Tensor");
    private static final Operator DOT = Operator.of(
            "aten::dot(Tensor self, Tensor tensor) -> Tensor");
    private static final Operator VDOT = Operator.of(
            "aten::vdot(Tensor self, Tensor other) -> Tensor");
    private static final Operator INNER = Operator.of(
            "aten::inner(Tensor self, Tensor other) -> Tensor");
    private static final Operator OUTER = Operator.of(
            "aten::outer(Tensor self, Tensor vec2) -> Tensor");
    private static final Operator KRON = Operator.of(
            "aten::kron(Tensor self, Tensor other) -> Tensor");
    private static final Operator ADDMM = Operator.of(
            "aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor");
    private static final Operator ADDMM_ = Operator.of(
            "aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator ADDBMM = Operator.of(
            "aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor");
    private static final Operator BADDBMM = Operator.of(
            "aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor");
    private static final Operator BADDBMM_ = Operator.of(
            "aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator ADDMV = Operator.of(
            "aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor");
    private static final Operator ADDR = Operator.of(
            "aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor");
    private static final Operator ADDR_ = Operator.of(
            "aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)");
    private static final Operator TENSORDOT = Operator.of(
            "aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor");
    private static final Operator MATRIX_POWER = Operator.of(
            "aten::matrix_power(Tensor self, int n) -> Tensor");
    private static final Operator LINALG_MATRIX_POWER = Operator.of(
            "aten::linalg_matrix_power(Tensor self, int n) -> Tensor");
    private static final Operator CROSS = Operator.of(
            "aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor");
    private static final Operator LINALG_CROSS = Operator.of(
            "aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor");
    private static final Operator TRACE = Operator.of(
            "aten::trace(Tensor self) -> Tensor");
    private static final Operator PDIST = Operator.of(
            "aten::pdist(Tensor self, float p=2.) -> Tensor");
    private static final Operator COV = Operator.of(
            "aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor");
    private static final Operator CORRCOEF = Operator.of(
            "aten::corrcoef(Tensor self) -> Tensor");
    private static final Operator LINALG_NORM = Operator.of(
            "aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator LINALG_NORM_ORD_STR = Operator.of(
            "aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator LINALG_VECTOR_NORM = Operator.of(
            "aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator LINALG_MATRIX_NORM = Operator.of(
            "aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator LINALG_MATRIX_NORM_STR_ORD = Operator.of(
            "aten::linalg_matrix_norm.str_ord(Tensor self, str ord=\"fro\", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor");
    private static final Operator DET = Operator.of(
            "aten::det(Tensor self) -> Tensor");
    private static final Operator LOGDET = Operator.of(
            "aten::logdet(Tensor self) -> Tensor");
    private static final Operator INVERSE = Operator.of(
            "aten::inverse(Tensor self) -> Tensor");
    private static final Operator LINALG_PINV = Operator.of(
            "aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor");
    private static final Operator LINALG_SOLVE_TRIANGULAR = Operator.of(
            "aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor");
    private static final Operator LINALG_TENSORSOLVE = Operator.of(
            "aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor");
    private static final Operator LINALG_TENSORINV = Operator.of(
            "aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor");
    private static final Operator LINALG_LSTSQ = Operator.of(
            "aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)");
    private static final Operator LINALG_CHOLESKY = Operator.of(
            "aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor");
    private static final Operator LINALG_CHOLESKY_EX = Operator.of(
            "aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)");
    private static final Operator CHOLESKY_SOLVE = Operator.of(
            "aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor");
    private static final Operator CHOLESKY_INVERSE = Operator.of(
            "aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor");
    private static final Operator LINALG_EIGH = Operator.of(
            "aten::linalg_eigh(Tensor self, str UPLO=\"L\") -> (Tensor eigenvalues, Tensor eigenvectors)");
    private static final Operator LINALG_EIGVALSH = Operator.of(
            "aten::linalg_eigvalsh(Tensor self, str UPLO=\"L\") -> Tensor");
    private static final Operator LINALG_EIG = Operator.of(
            "aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)");
    private static final Operator LINALG_EIGVALS = Operator.of(
            "aten::linalg_eigvals(Tensor self) -> Tensor");
    private static final Operator LINALG_MATRIX_RANK = Operator.of(
            "aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor");
    private static final Operator LINALG_MATRIX_EXP = Operator.of(
            "aten::linalg_matrix_exp(Tensor self) -> Tensor");
    private static final Operator LINALG_COND = Operator.of(
            "aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor");
    private static final Operator LINALG_COND_P_STR = Operator.of(
            "aten::linalg_cond.p_str(Tensor self, str p) -> Tensor");
    private static final Operator FFT_FFT = Operator.of(
            "aten::fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor");
    private static final Operator FFT_IFFT = Operator.of(
            "aten::fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor");
    private static final Operator FFT_RFFT = Operator.of(
            "aten::fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor");
    private static final Operator FFT_IRFFT = Operator.of(
            "aten::fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor");
    private static final Operator FFT_HFFT = Operator.of(
            "aten::fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor");
    private static final Operator FFT_IHFFT = Operator.of(
            "aten::fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor");
    private static final Operator FFT_FFT2 = Operator.of(
            "aten::fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor");
    private static final Operator FFT_IFFT2 = Operator.of(
            "aten::fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor");
    private static final Operator FFT_RFFT2 = Operator.of(
            "aten::fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor");
    private static final Operator FFT_IRFFT2 = Operator.of(
            "aten::fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor");
    private static final Operator FFT_FFTN = Operator.of(
            "aten::fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor");
    private static final Operator FFT_IFFTN = Operator.of(
            "aten::fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor");
    private static final Operator FFT_RFFTN = Operator.of(
            "aten::fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor");
    private static final Operator FFT_IRFFTN = Operator.of(
            "aten::fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor");
    private static final Operator FFT_FFTSHIFT = Operator.of(
            "aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor");
    private static final Operator FFT_IFFTSHIFT = Operator.of(
            "aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor");
    private static final Operator STFT = Operator.of(
            "aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor");
    private static final Operator ISTFT = Operator.of(
            "aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor");
    private static final Operator IM2COL = Operator.of(
            "aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor");
    private static final Operator COL2IM = Operator.of(
            "aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor");
    private static final Operator AVG_POOL1D = Operator.of(
            "aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor");
    private static final Operator AVG_POOL2D = Operator.of(
            "aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor");
    private static final Operator AVG_POOL3D = Operator.of(
            "aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor");
    private static final Operator MAX_POOL1D = Operator.of(
            "aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor");
    private static final Operator MAX_POOL2D = Operator.of(
            "aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor");
    private static final Operator MAX_POOL3D = Operator.of(
            "aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor");
    private static final Operator MAX_POOL1D_WITH_INDICES = Operator.of(
            "aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor values, Tensor indices)");
    private static final Operator MAX_POOL2D_WITH_INDICES = Operator.of(
            "aten::max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor values, Tensor indices)");
    private static final Operator MAX_POOL3D_WITH_INDICES = Operator.of(
            "aten::max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor values, Tensor indices)");
    private static final Operator MAX_UNPOOL2D = Operator.of(
            "aten::max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor");
    private static final Operator MAX_UNPOOL3D = Operator.of(
            "aten::max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor");
    private static final Operator ADAPTIVE_AVG_POOL1D = Operator.of(
            "aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor");
    private static final Operator ADAPTIVE_AVG_POOL2D = Operator.of(
            "aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor");
    private static final Operator ADAPTIVE_AVG_POOL3D = Operator.of(
            "aten::adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor");
    private static final Operator ADAPTIVE_MAX_POOL1D = Operator.of(
            "aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor values, Tensor indices)");
    private static final Operator ADAPTIVE_MAX_POOL2D = Operator.of(
            "aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor values, Tensor indices)");
    private static final Operator ADAPTIVE_MAX_POOL3D = Operator.of(
            "aten::adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor values, Tensor indices)");
    private static final Operator DROPOUT_ = Operator.of(
            "aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)");
    private static final Operator RELU = Operator.of(
            "aten::relu(Tensor self) -> Tensor");
    private static final Operator RELU_ = Operator.of(
            "aten::relu_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator RELU6 = Operator.of(
            "aten::relu6(Tensor self) -> Tensor");
    private static final Operator RELU6_ = Operator.of(
            "aten::relu6_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SIGMOID = Operator.of(
            "aten::sigmoid(Tensor self) -> Tensor");
    private static final Operator SIGMOID_ = Operator.of(
            "aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SILU = Operator.of(
            "aten::silu(Tensor self) -> Tensor");
    private static final Operator SILU_ = Operator.of(
            "aten::silu_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator MISH = Operator.of(
            "aten::mish(Tensor self) -> Tensor");
    private static final Operator MISH_ = Operator.of(
            "aten::mish_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator GELU = Operator.of(
            "aten::gelu(Tensor self, *, str approximate=\"none\") -> Tensor");
    private static final Operator GELU_ = Operator.of(
            "aten::gelu_(Tensor(a!) self, *, str approximate=\"none\") -> Tensor(a!)");
    private static final Operator ELU = Operator.of(
            "aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor");
    private static final Operator ELU_ = Operator.of(
            "aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)");
    private static final Operator SELU = Operator.of(
            "aten::selu(Tensor self) -> Tensor");
    private static final Operator SELU_ = Operator.of(
            "aten::selu_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator CELU = Operator.of(
            "aten::celu(Tensor self, Scalar alpha=1.) -> Tensor");
    private static final Operator CELU_ = Operator.of(
            "aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)");
    private static final Operator LEAKY_RELU = Operator.of(
            "aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor");
    private static final Operator LEAKY_RELU_ = Operator.of(
            "aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)");
    private static final Operator PRELU = Operator.of(
            "aten::prelu(Tensor self, Tensor weight) -> Tensor");
    private static final Operator RRELU = Operator.of(
            "aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor");
    private static final Operator HARDTANH = Operator.of(
            "aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor");
    private static final Operator HARDTANH_ = Operator.of(
            "aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)");
    private static final Operator HARDSIGMOID = Operator.of(
            "aten::hardsigmoid(Tensor self) -> Tensor");
    private static final Operator HARDSIGMOID_ = Operator.of(
            "aten::hardsigmoid_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator HARDSWISH = Operator.of(
            "aten::hardswish(Tensor self) -> Tensor");
    private static final Operator HARDSWISH_ = Operator.of(
            "aten::hardswish_(Tensor(a!) self) -> Tensor(a!)");
    private static final Operator SOFTPLUS = Operator.of(
            "aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor");
    private static final Operator SOFTSHRINK = Operator.of(
            "aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor");
    private static final Operator HARDSHRINK = Operator.of(
            "aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor");
    private static final Operator THRESHOLD = Operator.of(
            "aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor");
    private static final Operator THRESHOLD_ = Operator.of(
            "aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)");
    private static final Operator LOG_SIGMOID = Operator.of(
            "aten::log_sigmoid(Tensor self) -> Tensor");
    private static final Operator GLU = Operator.of(
            "aten::glu(Tensor self, int dim=-1) -> Tensor");
    private static final Operator SOFTMAX_INT = Operator.of(
            "aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor");
    private static final Operator LOG_SOFTMAX_INT = Operator.of(
            "aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor");
    private static final Operator CROSS_ENTROPY_LOSS = Operator.of(
            "aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor");
    private static final Operator NLL_LOSS = Operator.of(
            "aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor");
    private static final Operator NLL_LOSS2D = Operator.of(
            "aten::nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor");
    private static final Operator NLL_LOSS_ND = Operator.of(
            "aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor");
    private static final Operator MSE_LOSS = Operator.of(
            "aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor");
    private static final Operator L1_LOSS = Operator.of(
            "aten::l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor");
    private static final Operator SMOOTH_L1_LOSS = Operator.of(
            "aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor");
    private static final Operator HUBER_LOSS = Operator.of(
            "aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor");
    private static final Operator BINARY_CROSS_ENTROPY = Operator.of(
            "aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor");
    private static final Operator BINARY_CROSS_ENTROPY_WITH_LOGITS = Operator.of(
            "aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor");
    private static final Operator KL_DIV = Operator.of(
            "aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor");
    private static final Operator SOFT_MARGIN_LOSS = Operator.of(
            "aten::soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor");
    private static final Operator HINGE_EMBEDDING_LOSS = Operator.of(
            "aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor");
    private static final Operator MULTI_MARGIN_LOSS = Operator.of(
            "aten::multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor");
    private static final Operator MULTILABEL_MARGIN_LOSS = Operator.of(
            "aten::multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor");
    private static final Operator UPSAMPLE_NEAREST1D = Operator.of(
            "aten::upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor");
    private static final Operator UPSAMPLE_NEAREST2D = Operator.of(
            "aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator UPSAMPLE_NEAREST3D = Operator.of(
            "aten::upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator _UPSAMPLE_NEAREST_EXACT1D = Operator.of(
            "aten::_upsample_nearest_exact1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor");
    private static final Operator _UPSAMPLE_NEAREST_EXACT2D = Operator.of(
            "aten::_upsample_nearest_exact2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator _UPSAMPLE_NEAREST_EXACT3D = Operator.of(
            "aten::_upsample_nearest_exact3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator UPSAMPLE_LINEAR1D = Operator.of(
            "aten::upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor");
    private static final Operator UPSAMPLE_BILINEAR2D = Operator.of(
            "aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator UPSAMPLE_TRILINEAR3D = Operator.of(
            "aten::upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator UPSAMPLE_BICUBIC2D = Operator.of(
            "aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator _UPSAMPLE_BILINEAR2D_AA = Operator.of(
            "aten::_upsample_bilinear2d_aa(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator _UPSAMPLE_BICUBIC2D_AA = Operator.of(
            "aten::_upsample_bicubic2d_aa(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor");
    private static final Operator PIXEL_SHUFFLE = Operator.of(
            "aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor");
    private static final Operator PIXEL_UNSHUFFLE = Operator.of(
            "aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor");
    private static final Operator CHANNEL_SHUFFLE = Operator.of(
            "aten::channel_shuffle(Tensor self, SymInt groups) -> Tensor");
    private static final Operator _AMP_UPDATE_SCALE_ = Operator.of(
            "aten::_amp_update_scale_(Tensor(a!) self, Tensor(b!) growth_tracker, Tensor found_inf, float scale_growth_factor, float scale_backoff_factor, int growth_interval) -> Tensor(a!)");
    private static final Operator FAKE_QUANTIZE_PER_TENSOR_AFFINE = Operator.of(
            "aten::fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor");
    private static final Operator FAKE_QUANTIZE_PER_TENSOR_AFFINE_TENSOR_QPARAMS = Operator.of(
            "aten::fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor");
    private static final Operator FAKE_QUANTIZE_PER_CHANNEL_AFFINE = Operator.of(
            "aten::fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor");
    private static final Operator FAKE_QUANTIZE_PER_TENSOR_AFFINE_CACHEMASK = Operator.of(
            "aten::fake_quantize_per_tensor_affine_cachemask(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> (Tensor output, Tensor mask)");
    private static final Operator FAKE_QUANTIZE_PER_CHANNEL_AFFINE_CACHEMASK = Operator.of(
            "aten::fake_quantize_per_channel_affine_cachemask(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> (Tensor output, Tensor mask)");
    private static final Operator _FAKE_QUANTIZE_LEARNABLE_PER_TENSOR_AFFINE = Operator.of(
            "aten::_fake_quantize_learnable_per_tensor_affine(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max, float grad_factor=1.) -> Tensor");
    private static final Operator _FAKE_QUANTIZE_LEARNABLE_PER_CHANNEL_AFFINE = Operator.of(
            "aten::_fake_quantize_learnable_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max, float grad_factor=1.) -> Tensor");
    private static final Operator FUSED_MOVING_AVG_OBS_FAKE_QUANT = Operator.of(
            "aten::fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor");
    private static final Operator _CHOOSE_QPARAMS_PER_TENSOR = Operator.of(
            "aten::_choose_qparams_per_tensor(Tensor self, bool reduce_range=False) -> (float scale, int zero_point)");
    private static final Operator QUANTIZE_PER_TENSOR = Operator.of(
            "aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor");
    private static final Operator QUANTIZE_PER_TENSOR_TENSOR_QPARAMS = Operator.of(
            "aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor");
    private static final Operator QUANTIZE_PER_CHANNEL = Operator.of(
            "aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor");
    private static final Operator QUANTIZE_PER_TENSOR_DYNAMIC = Operator.of(
            "aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor");
    private static final Operator DEQUANTIZE_SELF = Operator.of(
            "aten::dequantize.self(Tensor self) -> Tensor");
    private static final Operator INT_REPR = Operator.of(
            "aten::int_repr(Tensor self) -> Tensor");
    private static final Operator Q_SCALE = Operator.of(
            "aten::q_scale(Tensor self) -> float");
    private static final Operator Q_ZERO_POINT = Operator.of(
            "aten::q_zero_point(Tensor self) -> int");
    private static final Operator Q_PER_CHANNEL_SCALES = Operator.of(
            "aten::q_per_channel_scales(Tensor self) -> Tensor");
    private static final Operator Q_PER_CHANNEL_ZERO_POINTS = Operator.of(
            "aten::q_per_channel_zero_points(Tensor self) -> Tensor");
    private static final Operator Q_PER_CHANNEL_AXIS = Operator.of(
            "aten::q_per_channel_axis(Tensor self) -> int");
    private static final Operator _MAKE_PER_TENSOR_QUANTIZED_TENSOR = Operator.of(
            "aten::_make_per_tensor_quantized_tensor(Tensor self, float scale, int zero_point) -> Tensor");
    private static final Operator _MAKE_PER_CHANNEL_QUANTIZED_TENSOR = Operator.of(
            "aten::_make_per_channel_quantized_tensor(Tensor self, Tensor scale, Tensor zero_point, int axis) -> Tensor");
    private static final Operator _INT_MM = Operator.of(
            "aten::_int_mm(Tensor self, Tensor mat2) -> Tensor");

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

    /** {@code aten::full_like}; dtype, device, memoryFormat may be null each. */
    public Tensor fullLike(Number fillValue, DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(FULL_LIKE)) {
            call.tensor(handle((Tensor) this));
            call.scalar(fillValue);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::full_like}; dtype, device may be null each. */
    public Tensor fullLike(Number fillValue, DType dtype, Device device) {
        return fullLike(fillValue, dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::full_like}; dtype may be null. */
    public Tensor fullLike(Number fillValue, DType dtype) {
        return fullLike(fillValue, dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::full_like}. */
    public Tensor fullLike(Number fillValue) {
        return fullLike(fillValue, (DType) null, (Device) null, (MemoryFormat) null);
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

    /** {@code aten::new_empty}; dtype, device may be null each. */
    public Tensor newEmpty(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(NEW_EMPTY)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::new_empty}; dtype may be null. */
    public Tensor newEmpty(long[] size, DType dtype) {
        return newEmpty(size, dtype, (Device) null);
    }

    /** {@code aten::new_empty}. */
    public Tensor newEmpty(long... size) {
        return newEmpty(size, (DType) null, (Device) null);
    }

    /** {@code aten::new_zeros}; dtype, device may be null each. */
    public Tensor newZeros(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(NEW_ZEROS)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::new_zeros}; dtype may be null. */
    public Tensor newZeros(long[] size, DType dtype) {
        return newZeros(size, dtype, (Device) null);
    }

    /** {@code aten::new_zeros}. */
    public Tensor newZeros(long... size) {
        return newZeros(size, (DType) null, (Device) null);
    }

    /** {@code aten::new_ones}; dtype, device may be null each. */
    public Tensor newOnes(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(NEW_ONES)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::new_ones}; dtype may be null. */
    public Tensor newOnes(long[] size, DType dtype) {
        return newOnes(size, dtype, (Device) null);
    }

    /** {@code aten::new_ones}. */
    public Tensor newOnes(long... size) {
        return newOnes(size, (DType) null, (Device) null);
    }

    /** {@code aten::new_full}; dtype, device may be null each. */
    public Tensor newFull(long[] size, Number fillValue, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(NEW_FULL)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.scalar(fillValue);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::new_full}; dtype may be null. */
    public Tensor newFull(long[] size, Number fillValue, DType dtype) {
        return newFull(size, fillValue, dtype, (Device) null);
    }

    /** {@code aten::new_full}. */
    public Tensor newFull(long[] size, Number fillValue) {
        return newFull(size, fillValue, (DType) null, (Device) null);
    }

    /** {@code aten::rand_like}; dtype, device, memoryFormat may be null each. */
    public Tensor randLike(DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(RAND_LIKE)) {
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

    /** {@code aten::rand_like}; dtype, device may be null each. */
    public Tensor randLike(DType dtype, Device device) {
        return randLike(dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::rand_like}; dtype may be null. */
    public Tensor randLike(DType dtype) {
        return randLike(dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::rand_like}. */
    public Tensor randLike() {
        return randLike((DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::randn_like}; dtype, device, memoryFormat may be null each. */
    public Tensor randnLike(DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(RANDN_LIKE)) {
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

    /** {@code aten::randn_like}; dtype, device may be null each. */
    public Tensor randnLike(DType dtype, Device device) {
        return randnLike(dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::randn_like}; dtype may be null. */
    public Tensor randnLike(DType dtype) {
        return randnLike(dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::randn_like}. */
    public Tensor randnLike() {
        return randnLike((DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::randint_like}; dtype, device, memoryFormat may be null each. */
    public Tensor randintLike(long high, DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(RANDINT_LIKE)) {
            call.tensor(handle((Tensor) this));
            call.integer(high);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randint_like}; dtype, device may be null each. */
    public Tensor randintLike(long high, DType dtype, Device device) {
        return randintLike(high, dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::randint_like}; dtype may be null. */
    public Tensor randintLike(long high, DType dtype) {
        return randintLike(high, dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::randint_like}. */
    public Tensor randintLike(long high) {
        return randintLike(high, (DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::randint_like.low_dtype}; dtype, device, memoryFormat may be null each. */
    public Tensor randintLike(long low, long high, DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(RANDINT_LIKE_LOW_DTYPE)) {
            call.tensor(handle((Tensor) this));
            call.integer(low);
            call.integer(high);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randint_like.low_dtype}; dtype, device may be null each. */
    public Tensor randintLike(long low, long high, DType dtype, Device device) {
        return randintLike(low, high, dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::randint_like.low_dtype}; dtype may be null. */
    public Tensor randintLike(long low, long high, DType dtype) {
        return randintLike(low, high, dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::randint_like.low_dtype}. */
    public Tensor randintLike(long low, long high) {
        return randintLike(low, high, (DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::bernoulli}. */
    public Tensor bernoulli() {
        try (Dispatch call = Dispatch.begin(BERNOULLI)) {
            call.tensor(handle((Tensor) this));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bernoulli.p}. */
    public Tensor bernoulli(double p) {
        try (Dispatch call = Dispatch.begin(BERNOULLI_P)) {
            call.tensor(handle((Tensor) this));
            call.real(p);
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::multinomial}. */
    public Tensor multinomial(long numSamples, boolean replacement) {
        try (Dispatch call = Dispatch.begin(MULTINOMIAL)) {
            call.tensor(handle((Tensor) this));
            call.integer(numSamples);
            call.bool(replacement);
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::multinomial}. */
    public Tensor multinomial(long numSamples) {
        return multinomial(numSamples, false);
    }

    /** {@code aten::poisson}. */
    public Tensor poisson() {
        try (Dispatch call = Dispatch.begin(POISSON)) {
            call.tensor(handle((Tensor) this));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::bernoulli_.Tensor}. */
    public Tensor bernoulli_(Tensor p) {
        try (Dispatch call = Dispatch.begin(BERNOULLI__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(p));
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::random_}. */
    public Tensor random_() {
        try (Dispatch call = Dispatch.begin(RANDOM_)) {
            call.tensor(handle((Tensor) this));
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::random_.to}. */
    public Tensor random_(long to) {
        try (Dispatch call = Dispatch.begin(RANDOM__TO)) {
            call.tensor(handle((Tensor) this));
            call.integer(to);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::random_.from}; to may be null. */
    public Tensor random_(long from, Long to) {
        try (Dispatch call = Dispatch.begin(RANDOM__FROM)) {
            call.tensor(handle((Tensor) this));
            call.integer(from);
            call.optionalInteger(to);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::random_.from}. */
    public Tensor random_(long from, long to) {
        return random_(from, Long.valueOf(to));
    }

    /** {@code aten::exponential_}. */
    public Tensor exponential_(double lambd) {
        try (Dispatch call = Dispatch.begin(EXPONENTIAL_)) {
            call.tensor(handle((Tensor) this));
            call.real(lambd);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::exponential_}. */
    public Tensor exponential_() {
        return exponential_(1.0);
    }

    /** {@code aten::geometric_}. */
    public Tensor geometric_(double p) {
        try (Dispatch call = Dispatch.begin(GEOMETRIC_)) {
            call.tensor(handle((Tensor) this));
            call.real(p);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::cauchy_}. */
    public Tensor cauchy_(double median, double sigma) {
        try (Dispatch call = Dispatch.begin(CAUCHY_)) {
            call.tensor(handle((Tensor) this));
            call.real(median);
            call.real(sigma);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::cauchy_}. */
    public Tensor cauchy_(double median) {
        return cauchy_(median, 1.0);
    }

    /** {@code aten::cauchy_}. */
    public Tensor cauchy_() {
        return cauchy_(0.0, 1.0);
    }

    /** {@code aten::log_normal_}. */
    public Tensor logNormal_(double mean, double std) {
        try (Dispatch call = Dispatch.begin(LOG_NORMAL_)) {
            call.tensor(handle((Tensor) this));
            call.real(mean);
            call.real(std);
            call.none();
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::log_normal_}. */
    public Tensor logNormal_(double mean) {
        return logNormal_(mean, 2.0);
    }

    /** {@code aten::log_normal_}. */
    public Tensor logNormal_() {
        return logNormal_(1.0, 2.0);
    }

    /** {@code aten::fill.Scalar}. */
    public Tensor fill(Number value) {
        try (Dispatch call = Dispatch.begin(FILL_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fill.Tensor}. */
    public Tensor fill(Tensor value) {
        try (Dispatch call = Dispatch.begin(FILL_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(value));
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::rsub.Tensor}. */
    public Tensor rsub(Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(RSUB_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rsub.Tensor}. */
    public Tensor rsub(Tensor other) {
        return rsub(other, 1);
    }

    /** {@code aten::rsub.Scalar}. */
    public Tensor rsub(Number other, Number alpha) {
        try (Dispatch call = Dispatch.begin(RSUB_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rsub.Scalar}. */
    public Tensor rsub(Number other) {
        return rsub(other, 1);
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

    /** {@code aten::div.Tensor_mode}; roundingMode may be null. */
    public Tensor div(Tensor other, String roundingMode) {
        try (Dispatch call = Dispatch.begin(DIV_TENSOR_MODE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.optionalString(roundingMode);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::div.Scalar_mode}; roundingMode may be null. */
    public Tensor div(Number other, String roundingMode) {
        try (Dispatch call = Dispatch.begin(DIV_SCALAR_MODE)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.optionalString(roundingMode);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::div_.Tensor_mode}; roundingMode may be null. */
    public Tensor div_(Tensor other, String roundingMode) {
        try (Dispatch call = Dispatch.begin(DIV__TENSOR_MODE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.optionalString(roundingMode);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::div_.Scalar_mode}; roundingMode may be null. */
    public Tensor div_(Number other, String roundingMode) {
        try (Dispatch call = Dispatch.begin(DIV__SCALAR_MODE)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.optionalString(roundingMode);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::true_divide.Tensor}. */
    public Tensor trueDivide(Tensor other) {
        try (Dispatch call = Dispatch.begin(TRUE_DIVIDE_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::floor_divide}. */
    public Tensor floorDivide(Tensor other) {
        try (Dispatch call = Dispatch.begin(FLOOR_DIVIDE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::floor_divide.Scalar}. */
    public Tensor floorDivide(Number other) {
        try (Dispatch call = Dispatch.begin(FLOOR_DIVIDE_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::floor_divide_.Tensor}. */
    public Tensor floorDivide_(Tensor other) {
        try (Dispatch call = Dispatch.begin(FLOOR_DIVIDE__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::floor_divide_.Scalar}. */
    public Tensor floorDivide_(Number other) {
        try (Dispatch call = Dispatch.begin(FLOOR_DIVIDE__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::remainder.Tensor}. */
    public Tensor remainder(Tensor other) {
        try (Dispatch call = Dispatch.begin(REMAINDER_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::remainder.Scalar}. */
    public Tensor remainder(Number other) {
        try (Dispatch call = Dispatch.begin(REMAINDER_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::remainder_.Tensor}. */
    public Tensor remainder_(Tensor other) {
        try (Dispatch call = Dispatch.begin(REMAINDER__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::remainder_.Scalar}. */
    public Tensor remainder_(Number other) {
        try (Dispatch call = Dispatch.begin(REMAINDER__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::fmod.Tensor}. */
    public Tensor fmod(Tensor other) {
        try (Dispatch call = Dispatch.begin(FMOD_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fmod.Scalar}. */
    public Tensor fmod(Number other) {
        try (Dispatch call = Dispatch.begin(FMOD_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fmod_.Tensor}. */
    public Tensor fmod_(Tensor other) {
        try (Dispatch call = Dispatch.begin(FMOD__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::fmod_.Scalar}. */
    public Tensor fmod_(Number other) {
        try (Dispatch call = Dispatch.begin(FMOD__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::pow_.Tensor}. */
    public Tensor pow_(Tensor exponent) {
        try (Dispatch call = Dispatch.begin(POW__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(exponent));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::pow_.Scalar}. */
    public Tensor pow_(Number exponent) {
        try (Dispatch call = Dispatch.begin(POW__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(exponent);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::float_power.Tensor_Tensor}. */
    public Tensor floatPower(Tensor exponent) {
        try (Dispatch call = Dispatch.begin(FLOAT_POWER_TENSOR_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(exponent));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::float_power.Tensor_Scalar}. */
    public Tensor floatPower(Number exponent) {
        try (Dispatch call = Dispatch.begin(FLOAT_POWER_TENSOR_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(exponent);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addcmul}. */
    public Tensor addcmul(Tensor tensor1, Tensor tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(ADDCMUL)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(tensor1));
            call.tensor(handle(tensor2));
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addcmul}. */
    public Tensor addcmul(Tensor tensor1, Tensor tensor2) {
        return addcmul(tensor1, tensor2, 1);
    }

    /** {@code aten::addcmul_}. */
    public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(ADDCMUL_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(tensor1));
            call.tensor(handle(tensor2));
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::addcmul_}. */
    public Tensor addcmul_(Tensor tensor1, Tensor tensor2) {
        return addcmul_(tensor1, tensor2, 1);
    }

    /** {@code aten::addcdiv}. */
    public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(ADDCDIV)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(tensor1));
            call.tensor(handle(tensor2));
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addcdiv}. */
    public Tensor addcdiv(Tensor tensor1, Tensor tensor2) {
        return addcdiv(tensor1, tensor2, 1);
    }

    /** {@code aten::addcdiv_}. */
    public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(ADDCDIV_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(tensor1));
            call.tensor(handle(tensor2));
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::addcdiv_}. */
    public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) {
        return addcdiv_(tensor1, tensor2, 1);
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

    /** {@code aten::lerp.Tensor}. */
    public Tensor lerp(Tensor end, Tensor weight) {
        try (Dispatch call = Dispatch.begin(LERP_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(end));
            call.tensor(handle(weight));
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

    /** {@code aten::lerp_.Tensor}. */
    public Tensor lerp_(Tensor end, Tensor weight) {
        try (Dispatch call = Dispatch.begin(LERP__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(end));
            call.tensor(handle(weight));
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

    /** {@code aten::neg_}. */
    public Tensor neg_() {
        try (Dispatch call = Dispatch.begin(NEG_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::positive}. */
    public Tensor positive() {
        try (Dispatch call = Dispatch.begin(POSITIVE)) {
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

    /** {@code aten::abs_}. */
    public Tensor abs_() {
        try (Dispatch call = Dispatch.begin(ABS_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::sign_}. */
    public Tensor sign_() {
        try (Dispatch call = Dispatch.begin(SIGN_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::sgn}. */
    public Tensor sgn() {
        try (Dispatch call = Dispatch.begin(SGN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::signbit}. */
    public Tensor signbit() {
        try (Dispatch call = Dispatch.begin(SIGNBIT)) {
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

    /** {@code aten::exp_}. */
    public Tensor exp_() {
        try (Dispatch call = Dispatch.begin(EXP_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::exp2}. */
    public Tensor exp2() {
        try (Dispatch call = Dispatch.begin(EXP2)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::exp2_}. */
    public Tensor exp2_() {
        try (Dispatch call = Dispatch.begin(EXP2_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::expm1}. */
    public Tensor expm1() {
        try (Dispatch call = Dispatch.begin(EXPM1)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::expm1_}. */
    public Tensor expm1_() {
        try (Dispatch call = Dispatch.begin(EXPM1_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::log_}. */
    public Tensor log_() {
        try (Dispatch call = Dispatch.begin(LOG_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::log2}. */
    public Tensor log2() {
        try (Dispatch call = Dispatch.begin(LOG2)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::log2_}. */
    public Tensor log2_() {
        try (Dispatch call = Dispatch.begin(LOG2_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::log10}. */
    public Tensor log10() {
        try (Dispatch call = Dispatch.begin(LOG10)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::log10_}. */
    public Tensor log10_() {
        try (Dispatch call = Dispatch.begin(LOG10_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::log1p}. */
    public Tensor log1p() {
        try (Dispatch call = Dispatch.begin(LOG1P)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::log1p_}. */
    public Tensor log1p_() {
        try (Dispatch call = Dispatch.begin(LOG1P_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::sqrt_}. */
    public Tensor sqrt_() {
        try (Dispatch call = Dispatch.begin(SQRT_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::rsqrt_}. */
    public Tensor rsqrt_() {
        try (Dispatch call = Dispatch.begin(RSQRT_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::square_}. */
    public Tensor square_() {
        try (Dispatch call = Dispatch.begin(SQUARE_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::reciprocal_}. */
    public Tensor reciprocal_() {
        try (Dispatch call = Dispatch.begin(RECIPROCAL_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::sin}. */
    public Tensor sin() {
        try (Dispatch call = Dispatch.begin(SIN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sin_}. */
    public Tensor sin_() {
        try (Dispatch call = Dispatch.begin(SIN_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::cos}. */
    public Tensor cos() {
        try (Dispatch call = Dispatch.begin(COS)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cos_}. */
    public Tensor cos_() {
        try (Dispatch call = Dispatch.begin(COS_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::tan}. */
    public Tensor tan() {
        try (Dispatch call = Dispatch.begin(TAN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::tan_}. */
    public Tensor tan_() {
        try (Dispatch call = Dispatch.begin(TAN_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::asin}. */
    public Tensor asin() {
        try (Dispatch call = Dispatch.begin(ASIN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::asin_}. */
    public Tensor asin_() {
        try (Dispatch call = Dispatch.begin(ASIN_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::acos}. */
    public Tensor acos() {
        try (Dispatch call = Dispatch.begin(ACOS)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::acos_}. */
    public Tensor acos_() {
        try (Dispatch call = Dispatch.begin(ACOS_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::atan}. */
    public Tensor atan() {
        try (Dispatch call = Dispatch.begin(ATAN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::atan_}. */
    public Tensor atan_() {
        try (Dispatch call = Dispatch.begin(ATAN_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::sinh}. */
    public Tensor sinh() {
        try (Dispatch call = Dispatch.begin(SINH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sinh_}. */
    public Tensor sinh_() {
        try (Dispatch call = Dispatch.begin(SINH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::cosh}. */
    public Tensor cosh() {
        try (Dispatch call = Dispatch.begin(COSH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cosh_}. */
    public Tensor cosh_() {
        try (Dispatch call = Dispatch.begin(COSH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::tanh_}. */
    public Tensor tanh_() {
        try (Dispatch call = Dispatch.begin(TANH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::asinh}. */
    public Tensor asinh() {
        try (Dispatch call = Dispatch.begin(ASINH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::asinh_}. */
    public Tensor asinh_() {
        try (Dispatch call = Dispatch.begin(ASINH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::acosh}. */
    public Tensor acosh() {
        try (Dispatch call = Dispatch.begin(ACOSH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::acosh_}. */
    public Tensor acosh_() {
        try (Dispatch call = Dispatch.begin(ACOSH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::atanh}. */
    public Tensor atanh() {
        try (Dispatch call = Dispatch.begin(ATANH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::atanh_}. */
    public Tensor atanh_() {
        try (Dispatch call = Dispatch.begin(ATANH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::erf}. */
    public Tensor erf() {
        try (Dispatch call = Dispatch.begin(ERF)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::erf_}. */
    public Tensor erf_() {
        try (Dispatch call = Dispatch.begin(ERF_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::erfc}. */
    public Tensor erfc() {
        try (Dispatch call = Dispatch.begin(ERFC)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::erfc_}. */
    public Tensor erfc_() {
        try (Dispatch call = Dispatch.begin(ERFC_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::erfinv}. */
    public Tensor erfinv() {
        try (Dispatch call = Dispatch.begin(ERFINV)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::erfinv_}. */
    public Tensor erfinv_() {
        try (Dispatch call = Dispatch.begin(ERFINV_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::lgamma}. */
    public Tensor lgamma() {
        try (Dispatch call = Dispatch.begin(LGAMMA)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::digamma}. */
    public Tensor digamma() {
        try (Dispatch call = Dispatch.begin(DIGAMMA)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mvlgamma}. */
    public Tensor mvlgamma(long p) {
        try (Dispatch call = Dispatch.begin(MVLGAMMA)) {
            call.tensor(handle((Tensor) this));
            call.integer(p);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::igamma}. */
    public Tensor igamma(Tensor other) {
        try (Dispatch call = Dispatch.begin(IGAMMA)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::igammac}. */
    public Tensor igammac(Tensor other) {
        try (Dispatch call = Dispatch.begin(IGAMMAC)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::i0}. */
    public Tensor i0() {
        try (Dispatch call = Dispatch.begin(I0)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::sinc}. */
    public Tensor sinc() {
        try (Dispatch call = Dispatch.begin(SINC)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logit}; eps may be null. */
    public Tensor logit(Double eps) {
        try (Dispatch call = Dispatch.begin(LOGIT)) {
            call.tensor(handle((Tensor) this));
            call.optionalReal(eps);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logit}. */
    public Tensor logit(double eps) {
        return logit(Double.valueOf(eps));
    }

    /** {@code aten::logit}. */
    public Tensor logit() {
        return logit((Double) null);
    }

    /** {@code aten::logit_}; eps may be null. */
    public Tensor logit_(Double eps) {
        try (Dispatch call = Dispatch.begin(LOGIT_)) {
            call.tensor(handle((Tensor) this));
            call.optionalReal(eps);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::logit_}. */
    public Tensor logit_(double eps) {
        return logit_(Double.valueOf(eps));
    }

    /** {@code aten::logit_}. */
    public Tensor logit_() {
        return logit_((Double) null);
    }

    /** {@code aten::special_ndtri}. */
    public Tensor specialNdtri() {
        try (Dispatch call = Dispatch.begin(SPECIAL_NDTRI)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_ndtr}. */
    public Tensor specialNdtr() {
        try (Dispatch call = Dispatch.begin(SPECIAL_NDTR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_log_ndtr}. */
    public Tensor specialLogNdtr() {
        try (Dispatch call = Dispatch.begin(SPECIAL_LOG_NDTR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_erfcx}. */
    public Tensor specialErfcx() {
        try (Dispatch call = Dispatch.begin(SPECIAL_ERFCX)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_entr}. */
    public Tensor specialEntr() {
        try (Dispatch call = Dispatch.begin(SPECIAL_ENTR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_i0e}. */
    public Tensor specialI0e() {
        try (Dispatch call = Dispatch.begin(SPECIAL_I0E)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_i1}. */
    public Tensor specialI1() {
        try (Dispatch call = Dispatch.begin(SPECIAL_I1)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_i1e}. */
    public Tensor specialI1e() {
        try (Dispatch call = Dispatch.begin(SPECIAL_I1E)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_xlog1py}. */
    public Tensor specialXlog1py(Tensor other) {
        try (Dispatch call = Dispatch.begin(SPECIAL_XLOG1PY)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::special_zeta}. */
    public Tensor specialZeta(Tensor other) {
        try (Dispatch call = Dispatch.begin(SPECIAL_ZETA)) {
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

    /** {@code aten::round_}. */
    public Tensor round_() {
        try (Dispatch call = Dispatch.begin(ROUND_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::round.decimals}. */
    public Tensor round(long decimals) {
        try (Dispatch call = Dispatch.begin(ROUND_DECIMALS)) {
            call.tensor(handle((Tensor) this));
            call.integer(decimals);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::round_.decimals}. */
    public Tensor round_(long decimals) {
        try (Dispatch call = Dispatch.begin(ROUND__DECIMALS)) {
            call.tensor(handle((Tensor) this));
            call.integer(decimals);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::floor_}. */
    public Tensor floor_() {
        try (Dispatch call = Dispatch.begin(FLOOR_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::ceil}. */
    public Tensor ceil() {
        try (Dispatch call = Dispatch.begin(CEIL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ceil_}. */
    public Tensor ceil_() {
        try (Dispatch call = Dispatch.begin(CEIL_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::trunc}. */
    public Tensor trunc() {
        try (Dispatch call = Dispatch.begin(TRUNC)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::trunc_}. */
    public Tensor trunc_() {
        try (Dispatch call = Dispatch.begin(TRUNC_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::frac}. */
    public Tensor frac() {
        try (Dispatch call = Dispatch.begin(FRAC)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::frac_}. */
    public Tensor frac_() {
        try (Dispatch call = Dispatch.begin(FRAC_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::deg2rad}. */
    public Tensor deg2rad() {
        try (Dispatch call = Dispatch.begin(DEG2RAD)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rad2deg}. */
    public Tensor rad2deg() {
        try (Dispatch call = Dispatch.begin(RAD2DEG)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nan_to_num}; nan, posinf, neginf may be null each. */
    public Tensor nanToNum(Double nan, Double posinf, Double neginf) {
        try (Dispatch call = Dispatch.begin(NAN_TO_NUM)) {
            call.tensor(handle((Tensor) this));
            call.optionalReal(nan);
            call.optionalReal(posinf);
            call.optionalReal(neginf);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nan_to_num}. */
    public Tensor nanToNum(double nan, double posinf, double neginf) {
        return nanToNum(Double.valueOf(nan), Double.valueOf(posinf), Double.valueOf(neginf));
    }

    /** {@code aten::nan_to_num}; nan, posinf may be null each. */
    public Tensor nanToNum(Double nan, Double posinf) {
        return nanToNum(nan, posinf, (Double) null);
    }

    /** {@code aten::nan_to_num}. */
    public Tensor nanToNum(double nan, double posinf) {
        return nanToNum(Double.valueOf(nan), Double.valueOf(posinf), (Double) null);
    }

    /** {@code aten::nan_to_num}; nan may be null. */
    public Tensor nanToNum(Double nan) {
        return nanToNum(nan, (Double) null, (Double) null);
    }

    /** {@code aten::nan_to_num}. */
    public Tensor nanToNum(double nan) {
        return nanToNum(Double.valueOf(nan), (Double) null, (Double) null);
    }

    /** {@code aten::nan_to_num}. */
    public Tensor nanToNum() {
        return nanToNum((Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::nan_to_num_}; nan, posinf, neginf may be null each. */
    public Tensor nanToNum_(Double nan, Double posinf, Double neginf) {
        try (Dispatch call = Dispatch.begin(NAN_TO_NUM_)) {
            call.tensor(handle((Tensor) this));
            call.optionalReal(nan);
            call.optionalReal(posinf);
            call.optionalReal(neginf);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::nan_to_num_}. */
    public Tensor nanToNum_(double nan, double posinf, double neginf) {
        return nanToNum_(Double.valueOf(nan), Double.valueOf(posinf), Double.valueOf(neginf));
    }

    /** {@code aten::nan_to_num_}; nan, posinf may be null each. */
    public Tensor nanToNum_(Double nan, Double posinf) {
        return nanToNum_(nan, posinf, (Double) null);
    }

    /** {@code aten::nan_to_num_}. */
    public Tensor nanToNum_(double nan, double posinf) {
        return nanToNum_(Double.valueOf(nan), Double.valueOf(posinf), (Double) null);
    }

    /** {@code aten::nan_to_num_}; nan may be null. */
    public Tensor nanToNum_(Double nan) {
        return nanToNum_(nan, (Double) null, (Double) null);
    }

    /** {@code aten::nan_to_num_}. */
    public Tensor nanToNum_(double nan) {
        return nanToNum_(Double.valueOf(nan), (Double) null, (Double) null);
    }

    /** {@code aten::nan_to_num_}. */
    public Tensor nanToNum_() {
        return nanToNum_((Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::clamp}; min, max may be null each. */
    public Tensor clamp(Number min, Number max) {
        try (Dispatch call = Dispatch.begin(CLAMP)) {
            call.tensor(handle((Tensor) this));
            call.optionalScalar(min);
            call.optionalScalar(max);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::clamp}; min may be null. */
    public Tensor clamp(Number min) {
        return clamp(min, (Number) null);
    }

    /** {@code aten::clamp}. */
    public Tensor clamp() {
        return clamp((Number) null, (Number) null);
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

    /** {@code aten::clamp_}; min, max may be null each. */
    public Tensor clamp_(Number min, Number max) {
        try (Dispatch call = Dispatch.begin(CLAMP_)) {
            call.tensor(handle((Tensor) this));
            call.optionalScalar(min);
            call.optionalScalar(max);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::clamp_}; min may be null. */
    public Tensor clamp_(Number min) {
        return clamp_(min, (Number) null);
    }

    /** {@code aten::clamp_}. */
    public Tensor clamp_() {
        return clamp_((Number) null, (Number) null);
    }

    /** {@code aten::clamp_.Tensor}; min, max may be null each. */
    public Tensor clamp_(Tensor min, Tensor max) {
        try (Dispatch call = Dispatch.begin(CLAMP__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.optionalTensor(handle(min));
            call.optionalTensor(handle(max));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::clamp_.Tensor}; min may be null. */
    public Tensor clamp_(Tensor min) {
        return clamp_(min, (Tensor) null);
    }

    /** {@code aten::clamp_min}. */
    public Tensor clampMin(Number min) {
        try (Dispatch call = Dispatch.begin(CLAMP_MIN)) {
            call.tensor(handle((Tensor) this));
            call.scalar(min);
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::clamp_min_}. */
    public Tensor clampMin_(Number min) {
        try (Dispatch call = Dispatch.begin(CLAMP_MIN_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(min);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::clamp_max}. */
    public Tensor clampMax(Number max) {
        try (Dispatch call = Dispatch.begin(CLAMP_MAX)) {
            call.tensor(handle((Tensor) this));
            call.scalar(max);
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

    /** {@code aten::clamp_max_}. */
    public Tensor clampMax_(Number max) {
        try (Dispatch call = Dispatch.begin(CLAMP_MAX_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(max);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::fmax}. */
    public Tensor fmax(Tensor other) {
        try (Dispatch call = Dispatch.begin(FMAX)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fmin}. */
    public Tensor fmin(Tensor other) {
        try (Dispatch call = Dispatch.begin(FMIN)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::atan2}. */
    public Tensor atan2(Tensor other) {
        try (Dispatch call = Dispatch.begin(ATAN2)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::atan2_}. */
    public Tensor atan2_(Tensor other) {
        try (Dispatch call = Dispatch.begin(ATAN2_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::hypot}. */
    public Tensor hypot(Tensor other) {
        try (Dispatch call = Dispatch.begin(HYPOT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::copysign.Tensor}. */
    public Tensor copysign(Tensor other) {
        try (Dispatch call = Dispatch.begin(COPYSIGN_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::copysign.Scalar}. */
    public Tensor copysign(Number other) {
        try (Dispatch call = Dispatch.begin(COPYSIGN_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nextafter}. */
    public Tensor nextafter(Tensor other) {
        try (Dispatch call = Dispatch.begin(NEXTAFTER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::heaviside}. */
    public Tensor heaviside(Tensor values) {
        try (Dispatch call = Dispatch.begin(HEAVISIDE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(values));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ldexp.Tensor}. */
    public Tensor ldexp(Tensor other) {
        try (Dispatch call = Dispatch.begin(LDEXP_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logaddexp}. */
    public Tensor logaddexp(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGADDEXP)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logaddexp2}. */
    public Tensor logaddexp2(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGADDEXP2)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::xlogy.Tensor}. */
    public Tensor xlogy(Tensor other) {
        try (Dispatch call = Dispatch.begin(XLOGY_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::xlogy.Scalar_Other}. */
    public Tensor xlogy(Number other) {
        try (Dispatch call = Dispatch.begin(XLOGY_SCALAR_OTHER)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gcd}. */
    public Tensor gcd(Tensor other) {
        try (Dispatch call = Dispatch.begin(GCD)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::lcm}. */
    public Tensor lcm(Tensor other) {
        try (Dispatch call = Dispatch.begin(LCM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::frexp} returns.
     *
     * @param mantissa result 0 of the operator
     * @param exponent result 1 of the operator
     */
    public record FrexpResult(Tensor mantissa, Tensor exponent) {
    }

    /** {@code aten::frexp.Tensor}. */
    public FrexpResult frexp() {
        try (Dispatch call = Dispatch.begin(FREXP_TENSOR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return new FrexpResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::bitwise_and.Tensor}. */
    public Tensor bitwiseAnd(Tensor other) {
        try (Dispatch call = Dispatch.begin(BITWISE_AND_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_and.Scalar}. */
    public Tensor bitwiseAnd(Number other) {
        try (Dispatch call = Dispatch.begin(BITWISE_AND_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_or.Tensor}. */
    public Tensor bitwiseOr(Tensor other) {
        try (Dispatch call = Dispatch.begin(BITWISE_OR_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_or.Scalar}. */
    public Tensor bitwiseOr(Number other) {
        try (Dispatch call = Dispatch.begin(BITWISE_OR_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_xor.Tensor}. */
    public Tensor bitwiseXor(Tensor other) {
        try (Dispatch call = Dispatch.begin(BITWISE_XOR_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_xor.Scalar}. */
    public Tensor bitwiseXor(Number other) {
        try (Dispatch call = Dispatch.begin(BITWISE_XOR_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_not}. */
    public Tensor bitwiseNot() {
        try (Dispatch call = Dispatch.begin(BITWISE_NOT)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_left_shift.Tensor}. */
    public Tensor bitwiseLeftShift(Tensor other) {
        try (Dispatch call = Dispatch.begin(BITWISE_LEFT_SHIFT_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_left_shift.Tensor_Scalar}. */
    public Tensor bitwiseLeftShift(Number other) {
        try (Dispatch call = Dispatch.begin(BITWISE_LEFT_SHIFT_TENSOR_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_right_shift.Tensor}. */
    public Tensor bitwiseRightShift(Tensor other) {
        try (Dispatch call = Dispatch.begin(BITWISE_RIGHT_SHIFT_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bitwise_right_shift.Tensor_Scalar}. */
    public Tensor bitwiseRightShift(Number other) {
        try (Dispatch call = Dispatch.begin(BITWISE_RIGHT_SHIFT_TENSOR_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::logical_and}. */
    public Tensor logicalAnd(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGICAL_AND)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logical_or}. */
    public Tensor logicalOr(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGICAL_OR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logical_xor}. */
    public Tensor logicalXor(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGICAL_XOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logical_not}. */
    public Tensor logicalNot() {
        try (Dispatch call = Dispatch.begin(LOGICAL_NOT)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logical_and_}. */
    public Tensor logicalAnd_(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGICAL_AND_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::logical_or_}. */
    public Tensor logicalOr_(Tensor other) {
        try (Dispatch call = Dispatch.begin(LOGICAL_OR_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::logical_not_}. */
    public Tensor logicalNot_() {
        try (Dispatch call = Dispatch.begin(LOGICAL_NOT_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::isinf}. */
    public Tensor isinf() {
        try (Dispatch call = Dispatch.begin(ISINF)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isposinf}. */
    public Tensor isposinf() {
        try (Dispatch call = Dispatch.begin(ISPOSINF)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isneginf}. */
    public Tensor isneginf() {
        try (Dispatch call = Dispatch.begin(ISNEGINF)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isreal}. */
    public Tensor isreal() {
        try (Dispatch call = Dispatch.begin(ISREAL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isclose}. */
    public Tensor isclose(Tensor other, double rtol, double atol, boolean equalNan) {
        try (Dispatch call = Dispatch.begin(ISCLOSE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.real(rtol);
            call.real(atol);
            call.bool(equalNan);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isclose}. */
    public Tensor isclose(Tensor other, double rtol, double atol) {
        return isclose(other, rtol, atol, false);
    }

    /** {@code aten::isclose}. */
    public Tensor isclose(Tensor other, double rtol) {
        return isclose(other, rtol, 1e-08, false);
    }

    /** {@code aten::isclose}. */
    public Tensor isclose(Tensor other) {
        return isclose(other, 1.0000000000000001e-05, 1e-08, false);
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
    public boolean allClose(Tensor other, double rtol, double atol, boolean equalNan) {
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
    public boolean allClose(Tensor other, double rtol, double atol) {
        return allClose(other, rtol, atol, false);
    }

    /** {@code aten::allclose}. */
    public boolean allClose(Tensor other, double rtol) {
        return allClose(other, rtol, 1e-08, false);
    }

    /** {@code aten::allclose}. */
    public boolean allClose(Tensor other) {
        return allClose(other, 1.0000000000000001e-05, 1e-08, false);
    }

    /** {@code aten::is_nonzero}. */
    public boolean isNonzero() {
        try (Dispatch call = Dispatch.begin(IS_NONZERO)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::is_floating_point}. */
    public boolean isFloatingPoint() {
        try (Dispatch call = Dispatch.begin(IS_FLOATING_POINT)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::is_complex}. */
    public boolean isComplex() {
        try (Dispatch call = Dispatch.begin(IS_COMPLEX)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::is_signed}. */
    public boolean isSigned() {
        try (Dispatch call = Dispatch.begin(IS_SIGNED)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::is_same_size}. */
    public boolean isSameSize(Tensor other) {
        try (Dispatch call = Dispatch.begin(IS_SAME_SIZE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.run();
            return call.boolResult(0);
        }
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

    /** {@code aten::sum.dim_IntList}; dtype may be null. */
    public Tensor sum(long dim, boolean keepdim, DType dtype) {
        return sum(new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::sum.dim_IntList}; dim may be null. */
    public Tensor sum(long[] dim, boolean keepdim) {
        return sum(dim, keepdim, (DType) null);
    }

    /** {@code aten::sum.dim_IntList}. */
    public Tensor sum(long dim, boolean keepdim) {
        return sum(new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::sum.dim_IntList}; dim may be null. */
    public Tensor sum(long[] dim) {
        return sum(dim, false, (DType) null);
    }

    /** {@code aten::sum.dim_IntList}. */
    public Tensor sum(long dim) {
        return sum(new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::nansum}; dim, dtype may be null each. */
    public Tensor nansum(long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(NANSUM)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nansum}; dtype may be null. */
    public Tensor nansum(long dim, boolean keepdim, DType dtype) {
        return nansum(new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::nansum}; dim may be null. */
    public Tensor nansum(long[] dim, boolean keepdim) {
        return nansum(dim, keepdim, (DType) null);
    }

    /** {@code aten::nansum}. */
    public Tensor nansum(long dim, boolean keepdim) {
        return nansum(new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::nansum}; dim may be null. */
    public Tensor nansum(long[] dim) {
        return nansum(dim, false, (DType) null);
    }

    /** {@code aten::nansum}. */
    public Tensor nansum(long dim) {
        return nansum(new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::nansum}. */
    public Tensor nansum() {
        return nansum((long[]) null, false, (DType) null);
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

    /** {@code aten::mean.dim}; dtype may be null. */
    public Tensor mean(long dim, boolean keepdim, DType dtype) {
        return mean(new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::mean.dim}; dim may be null. */
    public Tensor mean(long[] dim, boolean keepdim) {
        return mean(dim, keepdim, (DType) null);
    }

    /** {@code aten::mean.dim}. */
    public Tensor mean(long dim, boolean keepdim) {
        return mean(new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::mean.dim}; dim may be null. */
    public Tensor mean(long[] dim) {
        return mean(dim, false, (DType) null);
    }

    /** {@code aten::mean.dim}. */
    public Tensor mean(long dim) {
        return mean(new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::nanmean}; dim, dtype may be null each. */
    public Tensor nanmean(long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(NANMEAN)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nanmean}; dtype may be null. */
    public Tensor nanmean(long dim, boolean keepdim, DType dtype) {
        return nanmean(new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::nanmean}; dim may be null. */
    public Tensor nanmean(long[] dim, boolean keepdim) {
        return nanmean(dim, keepdim, (DType) null);
    }

    /** {@code aten::nanmean}. */
    public Tensor nanmean(long dim, boolean keepdim) {
        return nanmean(new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::nanmean}; dim may be null. */
    public Tensor nanmean(long[] dim) {
        return nanmean(dim, false, (DType) null);
    }

    /** {@code aten::nanmean}. */
    public Tensor nanmean(long dim) {
        return nanmean(new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::nanmean}. */
    public Tensor nanmean() {
        return nanmean((long[]) null, false, (DType) null);
    }

    /** {@code aten::prod}; dtype may be null. */
    public Tensor prod(DType dtype) {
        try (Dispatch call = Dispatch.begin(PROD)) {
            call.tensor(handle((Tensor) this));
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::prod}. */
    public Tensor prod() {
        return prod((DType) null);
    }

    /** {@code aten::prod.dim_int}; dtype may be null. */
    public Tensor prod(long dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(PROD_DIM_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::prod.dim_int}. */
    public Tensor prod(long dim, boolean keepdim) {
        return prod(dim, keepdim, (DType) null);
    }

    /** {@code aten::prod.dim_int}. */
    public Tensor prod(long dim) {
        return prod(dim, false, (DType) null);
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

    /**
     * What {@code aten::max} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record MaxResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::max.dim}. */
    public MaxResult max(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(MAX_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new MaxResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::max.dim}. */
    public MaxResult max(long dim) {
        return max(dim, false);
    }

    /**
     * What {@code aten::min} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record MinResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::min.dim}. */
    public MinResult min(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(MIN_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new MinResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::min.dim}. */
    public MinResult min(long dim) {
        return min(dim, false);
    }

    /** {@code aten::max.other}. */
    public Tensor max(Tensor other) {
        try (Dispatch call = Dispatch.begin(MAX_OTHER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::min.other}. */
    public Tensor min(Tensor other) {
        try (Dispatch call = Dispatch.begin(MIN_OTHER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
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
    public Tensor amax(long dim, boolean keepdim) {
        return amax(new long[] {dim}, keepdim);
    }

    /** {@code aten::amax}. */
    public Tensor amax(long... dim) {
        return amax(dim, false);
    }

    /** {@code aten::amax}. */
    public Tensor amax(long dim) {
        return amax(new long[] {dim}, false);
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
    public Tensor amin(long dim, boolean keepdim) {
        return amin(new long[] {dim}, keepdim);
    }

    /** {@code aten::amin}. */
    public Tensor amin(long... dim) {
        return amin(dim, false);
    }

    /** {@code aten::amin}. */
    public Tensor amin(long dim) {
        return amin(new long[] {dim}, false);
    }

    /** {@code aten::amin}. */
    public Tensor amin() {
        return amin(new long[] {}, false);
    }

    /**
     * What {@code aten::aminmax} returns.
     *
     * @param min result 0 of the operator
     * @param max result 1 of the operator
     */
    public record AminmaxResult(Tensor min, Tensor max) {
    }

    /** {@code aten::aminmax}; dim may be null. */
    public AminmaxResult aminmax(Long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(AMINMAX)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new AminmaxResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::aminmax}. */
    public AminmaxResult aminmax(long dim, boolean keepdim) {
        return aminmax(Long.valueOf(dim), keepdim);
    }

    /** {@code aten::aminmax}; dim may be null. */
    public AminmaxResult aminmax(Long dim) {
        return aminmax(dim, false);
    }

    /** {@code aten::aminmax}. */
    public AminmaxResult aminmax(long dim) {
        return aminmax(Long.valueOf(dim), false);
    }

    /** {@code aten::aminmax}. */
    public AminmaxResult aminmax() {
        return aminmax((Long) null, false);
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

    /** {@code aten::argmax}. */
    public Tensor argmax(long dim, boolean keepdim) {
        return argmax(Long.valueOf(dim), keepdim);
    }

    /** {@code aten::argmax}; dim may be null. */
    public Tensor argmax(Long dim) {
        return argmax(dim, false);
    }

    /** {@code aten::argmax}. */
    public Tensor argmax(long dim) {
        return argmax(Long.valueOf(dim), false);
    }

    /** {@code aten::argmax}. */
    public Tensor argmax() {
        return argmax((Long) null, false);
    }

    /** {@code aten::argmin}; dim may be null. */
    public Tensor argmin(Long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(ARGMIN)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::argmin}. */
    public Tensor argmin(long dim, boolean keepdim) {
        return argmin(Long.valueOf(dim), keepdim);
    }

    /** {@code aten::argmin}; dim may be null. */
    public Tensor argmin(Long dim) {
        return argmin(dim, false);
    }

    /** {@code aten::argmin}. */
    public Tensor argmin(long dim) {
        return argmin(Long.valueOf(dim), false);
    }

    /** {@code aten::argmin}. */
    public Tensor argmin() {
        return argmin((Long) null, false);
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

    /** {@code aten::var.dim}. */
    public Tensor var(long dim, boolean unbiased, boolean keepdim) {
        return var(new long[] {dim}, unbiased, keepdim);
    }

    /** {@code aten::var.dim}; dim may be null. */
    public Tensor var(long[] dim, boolean unbiased) {
        return var(dim, unbiased, false);
    }

    /** {@code aten::var.dim}. */
    public Tensor var(long dim, boolean unbiased) {
        return var(new long[] {dim}, unbiased, false);
    }

    /** {@code aten::var.dim}; dim may be null. */
    public Tensor var(long[] dim) {
        return var(dim, true, false);
    }

    /** {@code aten::var.dim}. */
    public Tensor var(long dim) {
        return var(new long[] {dim}, true, false);
    }

    /** {@code aten::var.correction}; dim, correction may be null each. */
    public Tensor var(long[] dim, Number correction, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(VAR_CORRECTION)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.optionalScalar(correction);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::var.correction}; correction may be null. */
    public Tensor var(long dim, Number correction, boolean keepdim) {
        return var(new long[] {dim}, correction, keepdim);
    }

    /** {@code aten::var.correction}; dim, correction may be null each. */
    public Tensor var(long[] dim, Number correction) {
        return var(dim, correction, false);
    }

    /** {@code aten::var.correction}; correction may be null. */
    public Tensor var(long dim, Number correction) {
        return var(new long[] {dim}, correction, false);
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

    /** {@code aten::std.dim}. */
    public Tensor std(long dim, boolean unbiased, boolean keepdim) {
        return std(new long[] {dim}, unbiased, keepdim);
    }

    /** {@code aten::std.dim}; dim may be null. */
    public Tensor std(long[] dim, boolean unbiased) {
        return std(dim, unbiased, false);
    }

    /** {@code aten::std.dim}. */
    public Tensor std(long dim, boolean unbiased) {
        return std(new long[] {dim}, unbiased, false);
    }

    /** {@code aten::std.dim}; dim may be null. */
    public Tensor std(long[] dim) {
        return std(dim, true, false);
    }

    /** {@code aten::std.dim}. */
    public Tensor std(long dim) {
        return std(new long[] {dim}, true, false);
    }

    /** {@code aten::std.correction}; dim, correction may be null each. */
    public Tensor std(long[] dim, Number correction, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(STD_CORRECTION)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.optionalScalar(correction);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::std.correction}; correction may be null. */
    public Tensor std(long dim, Number correction, boolean keepdim) {
        return std(new long[] {dim}, correction, keepdim);
    }

    /** {@code aten::std.correction}; dim, correction may be null each. */
    public Tensor std(long[] dim, Number correction) {
        return std(dim, correction, false);
    }

    /** {@code aten::std.correction}; correction may be null. */
    public Tensor std(long dim, Number correction) {
        return std(new long[] {dim}, correction, false);
    }

    /**
     * What {@code aten::var_mean} returns.
     *
     * @param variance result 0 of the operator
     * @param mean result 1 of the operator
     */
    public record VarMeanResult(Tensor variance, Tensor mean) {
    }

    /** {@code aten::var_mean}. */
    public VarMeanResult varMean(boolean unbiased) {
        try (Dispatch call = Dispatch.begin(VAR_MEAN)) {
            call.tensor(handle((Tensor) this));
            call.bool(unbiased);
            runForTensors(call);
            return new VarMeanResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::var_mean}. */
    public VarMeanResult varMean() {
        return varMean(true);
    }

    /** {@code aten::var_mean.dim}; dim may be null. */
    public VarMeanResult varMean(long[] dim, boolean unbiased, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(VAR_MEAN_DIM)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(unbiased);
            call.bool(keepdim);
            runForTensors(call);
            return new VarMeanResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::var_mean.dim}. */
    public VarMeanResult varMean(long dim, boolean unbiased, boolean keepdim) {
        return varMean(new long[] {dim}, unbiased, keepdim);
    }

    /** {@code aten::var_mean.dim}; dim may be null. */
    public VarMeanResult varMean(long[] dim, boolean unbiased) {
        return varMean(dim, unbiased, false);
    }

    /** {@code aten::var_mean.dim}. */
    public VarMeanResult varMean(long dim, boolean unbiased) {
        return varMean(new long[] {dim}, unbiased, false);
    }

    /** {@code aten::var_mean.dim}; dim may be null. */
    public VarMeanResult varMean(long[] dim) {
        return varMean(dim, true, false);
    }

    /** {@code aten::var_mean.dim}. */
    public VarMeanResult varMean(long dim) {
        return varMean(new long[] {dim}, true, false);
    }

    /** {@code aten::var_mean.correction}; dim, correction may be null each. */
    public VarMeanResult varMean(long[] dim, Number correction, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(VAR_MEAN_CORRECTION)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.optionalScalar(correction);
            call.bool(keepdim);
            runForTensors(call);
            return new VarMeanResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::var_mean.correction}; correction may be null. */
    public VarMeanResult varMean(long dim, Number correction, boolean keepdim) {
        return varMean(new long[] {dim}, correction, keepdim);
    }

    /** {@code aten::var_mean.correction}; dim, correction may be null each. */
    public VarMeanResult varMean(long[] dim, Number correction) {
        return varMean(dim, correction, false);
    }

    /** {@code aten::var_mean.correction}; correction may be null. */
    public VarMeanResult varMean(long dim, Number correction) {
        return varMean(new long[] {dim}, correction, false);
    }

    /**
     * What {@code aten::std_mean} returns.
     *
     * @param deviation result 0 of the operator
     * @param mean result 1 of the operator
     */
    public record StdMeanResult(Tensor deviation, Tensor mean) {
    }

    /** {@code aten::std_mean}. */
    public StdMeanResult stdMean(boolean unbiased) {
        try (Dispatch call = Dispatch.begin(STD_MEAN)) {
            call.tensor(handle((Tensor) this));
            call.bool(unbiased);
            runForTensors(call);
            return new StdMeanResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::std_mean}. */
    public StdMeanResult stdMean() {
        return stdMean(true);
    }

    /** {@code aten::std_mean.dim}; dim may be null. */
    public StdMeanResult stdMean(long[] dim, boolean unbiased, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(STD_MEAN_DIM)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(unbiased);
            call.bool(keepdim);
            runForTensors(call);
            return new StdMeanResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::std_mean.dim}. */
    public StdMeanResult stdMean(long dim, boolean unbiased, boolean keepdim) {
        return stdMean(new long[] {dim}, unbiased, keepdim);
    }

    /** {@code aten::std_mean.dim}; dim may be null. */
    public StdMeanResult stdMean(long[] dim, boolean unbiased) {
        return stdMean(dim, unbiased, false);
    }

    /** {@code aten::std_mean.dim}. */
    public StdMeanResult stdMean(long dim, boolean unbiased) {
        return stdMean(new long[] {dim}, unbiased, false);
    }

    /** {@code aten::std_mean.dim}; dim may be null. */
    public StdMeanResult stdMean(long[] dim) {
        return stdMean(dim, true, false);
    }

    /** {@code aten::std_mean.dim}. */
    public StdMeanResult stdMean(long dim) {
        return stdMean(new long[] {dim}, true, false);
    }

    /** {@code aten::std_mean.correction}; dim, correction may be null each. */
    public StdMeanResult stdMean(long[] dim, Number correction, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(STD_MEAN_CORRECTION)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.optionalScalar(correction);
            call.bool(keepdim);
            runForTensors(call);
            return new StdMeanResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::std_mean.correction}; correction may be null. */
    public StdMeanResult stdMean(long dim, Number correction, boolean keepdim) {
        return stdMean(new long[] {dim}, correction, keepdim);
    }

    /** {@code aten::std_mean.correction}; dim, correction may be null each. */
    public StdMeanResult stdMean(long[] dim, Number correction) {
        return stdMean(dim, correction, false);
    }

    /** {@code aten::std_mean.correction}; correction may be null. */
    public StdMeanResult stdMean(long dim, Number correction) {
        return stdMean(new long[] {dim}, correction, false);
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

    /** {@code aten::norm.ScalarOpt_dim}; p may be null. */
    public Tensor norm(Number p, long[] dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(NORM_SCALAROPT_DIM)) {
            call.tensor(handle((Tensor) this));
            call.optionalScalar(p);
            call.integers(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::norm.ScalarOpt_dim}; p may be null. */
    public Tensor norm(Number p, long dim, boolean keepdim) {
        return norm(p, new long[] {dim}, keepdim);
    }

    /** {@code aten::norm.ScalarOpt_dim}; p may be null. */
    public Tensor norm(Number p, long[] dim) {
        return norm(p, dim, false);
    }

    /** {@code aten::norm.ScalarOpt_dim}; p may be null. */
    public Tensor norm(Number p, long dim) {
        return norm(p, new long[] {dim}, false);
    }

    /** {@code aten::dist}. */
    public Tensor dist(Tensor other, Number p) {
        try (Dispatch call = Dispatch.begin(DIST)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.scalar(p);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::dist}. */
    public Tensor dist(Tensor other) {
        return dist(other, 2);
    }

    /** {@code aten::logsumexp}. */
    public Tensor logsumexp(long[] dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(LOGSUMEXP)) {
            call.tensor(handle((Tensor) this));
            call.integers(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logsumexp}. */
    public Tensor logsumexp(long dim, boolean keepdim) {
        return logsumexp(new long[] {dim}, keepdim);
    }

    /** {@code aten::logsumexp}. */
    public Tensor logsumexp(long... dim) {
        return logsumexp(dim, false);
    }

    /** {@code aten::logsumexp}. */
    public Tensor logsumexp(long dim) {
        return logsumexp(new long[] {dim}, false);
    }

    /** {@code aten::median}. */
    public Tensor median() {
        try (Dispatch call = Dispatch.begin(MEDIAN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::median} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record MedianResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::median.dim}. */
    public MedianResult median(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(MEDIAN_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new MedianResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::median.dim}. */
    public MedianResult median(long dim) {
        return median(dim, false);
    }

    /** {@code aten::nanmedian}. */
    public Tensor nanmedian() {
        try (Dispatch call = Dispatch.begin(NANMEDIAN)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::nanmedian} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record NanmedianResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::nanmedian.dim}. */
    public NanmedianResult nanmedian(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(NANMEDIAN_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new NanmedianResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::nanmedian.dim}. */
    public NanmedianResult nanmedian(long dim) {
        return nanmedian(dim, false);
    }

    /**
     * What {@code aten::mode} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record ModeResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::mode}. */
    public ModeResult mode(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(MODE)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new ModeResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::mode}. */
    public ModeResult mode(long dim) {
        return mode(dim, false);
    }

    /** {@code aten::mode}. */
    public ModeResult mode() {
        return mode(-1, false);
    }

    /** {@code aten::quantile}; dim may be null. */
    public Tensor quantile(Tensor q, Long dim, boolean keepdim, String interpolation) {
        try (Dispatch call = Dispatch.begin(QUANTILE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(q));
            call.optionalInteger(dim);
            call.bool(keepdim);
            call.string(interpolation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::quantile}. */
    public Tensor quantile(Tensor q, long dim, boolean keepdim, String interpolation) {
        return quantile(q, Long.valueOf(dim), keepdim, interpolation);
    }

    /** {@code aten::quantile}; dim may be null. */
    public Tensor quantile(Tensor q, Long dim, boolean keepdim) {
        return quantile(q, dim, keepdim, "linear");
    }

    /** {@code aten::quantile}. */
    public Tensor quantile(Tensor q, long dim, boolean keepdim) {
        return quantile(q, Long.valueOf(dim), keepdim, "linear");
    }

    /** {@code aten::quantile}; dim may be null. */
    public Tensor quantile(Tensor q, Long dim) {
        return quantile(q, dim, false, "linear");
    }

    /** {@code aten::quantile}. */
    public Tensor quantile(Tensor q, long dim) {
        return quantile(q, Long.valueOf(dim), false, "linear");
    }

    /** {@code aten::quantile}. */
    public Tensor quantile(Tensor q) {
        return quantile(q, (Long) null, false, "linear");
    }

    /** {@code aten::quantile.scalar}; dim may be null. */
    public Tensor quantile(double q, Long dim, boolean keepdim, String interpolation) {
        try (Dispatch call = Dispatch.begin(QUANTILE_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.real(q);
            call.optionalInteger(dim);
            call.bool(keepdim);
            call.string(interpolation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::quantile.scalar}. */
    public Tensor quantile(double q, long dim, boolean keepdim, String interpolation) {
        return quantile(q, Long.valueOf(dim), keepdim, interpolation);
    }

    /** {@code aten::quantile.scalar}; dim may be null. */
    public Tensor quantile(double q, Long dim, boolean keepdim) {
        return quantile(q, dim, keepdim, "linear");
    }

    /** {@code aten::quantile.scalar}. */
    public Tensor quantile(double q, long dim, boolean keepdim) {
        return quantile(q, Long.valueOf(dim), keepdim, "linear");
    }

    /** {@code aten::quantile.scalar}; dim may be null. */
    public Tensor quantile(double q, Long dim) {
        return quantile(q, dim, false, "linear");
    }

    /** {@code aten::quantile.scalar}. */
    public Tensor quantile(double q, long dim) {
        return quantile(q, Long.valueOf(dim), false, "linear");
    }

    /** {@code aten::quantile.scalar}. */
    public Tensor quantile(double q) {
        return quantile(q, (Long) null, false, "linear");
    }

    /** {@code aten::nanquantile}; dim may be null. */
    public Tensor nanquantile(Tensor q, Long dim, boolean keepdim, String interpolation) {
        try (Dispatch call = Dispatch.begin(NANQUANTILE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(q));
            call.optionalInteger(dim);
            call.bool(keepdim);
            call.string(interpolation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nanquantile}. */
    public Tensor nanquantile(Tensor q, long dim, boolean keepdim, String interpolation) {
        return nanquantile(q, Long.valueOf(dim), keepdim, interpolation);
    }

    /** {@code aten::nanquantile}; dim may be null. */
    public Tensor nanquantile(Tensor q, Long dim, boolean keepdim) {
        return nanquantile(q, dim, keepdim, "linear");
    }

    /** {@code aten::nanquantile}. */
    public Tensor nanquantile(Tensor q, long dim, boolean keepdim) {
        return nanquantile(q, Long.valueOf(dim), keepdim, "linear");
    }

    /** {@code aten::nanquantile}; dim may be null. */
    public Tensor nanquantile(Tensor q, Long dim) {
        return nanquantile(q, dim, false, "linear");
    }

    /** {@code aten::nanquantile}. */
    public Tensor nanquantile(Tensor q, long dim) {
        return nanquantile(q, Long.valueOf(dim), false, "linear");
    }

    /** {@code aten::nanquantile}. */
    public Tensor nanquantile(Tensor q) {
        return nanquantile(q, (Long) null, false, "linear");
    }

    /** {@code aten::nanquantile.scalar}; dim may be null. */
    public Tensor nanquantile(double q, Long dim, boolean keepdim, String interpolation) {
        try (Dispatch call = Dispatch.begin(NANQUANTILE_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.real(q);
            call.optionalInteger(dim);
            call.bool(keepdim);
            call.string(interpolation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nanquantile.scalar}. */
    public Tensor nanquantile(double q, long dim, boolean keepdim, String interpolation) {
        return nanquantile(q, Long.valueOf(dim), keepdim, interpolation);
    }

    /** {@code aten::nanquantile.scalar}; dim may be null. */
    public Tensor nanquantile(double q, Long dim, boolean keepdim) {
        return nanquantile(q, dim, keepdim, "linear");
    }

    /** {@code aten::nanquantile.scalar}. */
    public Tensor nanquantile(double q, long dim, boolean keepdim) {
        return nanquantile(q, Long.valueOf(dim), keepdim, "linear");
    }

    /** {@code aten::nanquantile.scalar}; dim may be null. */
    public Tensor nanquantile(double q, Long dim) {
        return nanquantile(q, dim, false, "linear");
    }

    /** {@code aten::nanquantile.scalar}. */
    public Tensor nanquantile(double q, long dim) {
        return nanquantile(q, Long.valueOf(dim), false, "linear");
    }

    /** {@code aten::nanquantile.scalar}. */
    public Tensor nanquantile(double q) {
        return nanquantile(q, (Long) null, false, "linear");
    }

    /** {@code aten::all}. */
    public Tensor all() {
        try (Dispatch call = Dispatch.begin(ALL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::all.dim}. */
    public Tensor all(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(ALL_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::all.dim}. */
    public Tensor all(long dim) {
        return all(dim, false);
    }

    /** {@code aten::any}. */
    public Tensor any() {
        try (Dispatch call = Dispatch.begin(ANY)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::any.dim}. */
    public Tensor any(long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(ANY_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::any.dim}. */
    public Tensor any(long dim) {
        return any(dim, false);
    }

    /** {@code aten::any.dims}; dim may be null. */
    public Tensor any(long[] dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(ANY_DIMS)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::any.dims}; dim may be null. */
    public Tensor any(long[] dim) {
        return any(dim, false);
    }

    /** {@code aten::all.dims}; dim may be null. */
    public Tensor all(long[] dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(ALL_DIMS)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::all.dims}; dim may be null. */
    public Tensor all(long[] dim) {
        return all(dim, false);
    }

    /** {@code aten::count_nonzero}; dim may be null. */
    public Tensor countNonzero(Long dim) {
        try (Dispatch call = Dispatch.begin(COUNT_NONZERO)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::count_nonzero}. */
    public Tensor countNonzero(long dim) {
        return countNonzero(Long.valueOf(dim));
    }

    /** {@code aten::count_nonzero}. */
    public Tensor countNonzero() {
        return countNonzero((Long) null);
    }

    /** {@code aten::count_nonzero.dim_IntList}. */
    public Tensor countNonzero(long... dim) {
        try (Dispatch call = Dispatch.begin(COUNT_NONZERO_DIM_INTLIST)) {
            call.tensor(handle((Tensor) this));
            call.integers(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cumsum}; dtype may be null. */
    public Tensor cumsum(long dim, DType dtype) {
        try (Dispatch call = Dispatch.begin(CUMSUM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cumsum}. */
    public Tensor cumsum(long dim) {
        return cumsum(dim, (DType) null);
    }

    /** {@code aten::cumsum_}; dtype may be null. */
    public Tensor cumsum_(long dim, DType dtype) {
        try (Dispatch call = Dispatch.begin(CUMSUM_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalDtype(dtype);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::cumsum_}. */
    public Tensor cumsum_(long dim) {
        return cumsum_(dim, (DType) null);
    }

    /** {@code aten::cumprod}; dtype may be null. */
    public Tensor cumprod(long dim, DType dtype) {
        try (Dispatch call = Dispatch.begin(CUMPROD)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cumprod}. */
    public Tensor cumprod(long dim) {
        return cumprod(dim, (DType) null);
    }

    /** {@code aten::cumprod_}; dtype may be null. */
    public Tensor cumprod_(long dim, DType dtype) {
        try (Dispatch call = Dispatch.begin(CUMPROD_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.optionalDtype(dtype);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::cumprod_}. */
    public Tensor cumprod_(long dim) {
        return cumprod_(dim, (DType) null);
    }

    /**
     * What {@code aten::cummax} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record CummaxResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::cummax}. */
    public CummaxResult cummax(long dim) {
        try (Dispatch call = Dispatch.begin(CUMMAX)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return new CummaxResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /**
     * What {@code aten::cummin} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record CumminResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::cummin}. */
    public CumminResult cummin(long dim) {
        try (Dispatch call = Dispatch.begin(CUMMIN)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return new CumminResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::logcumsumexp}. */
    public Tensor logcumsumexp(long dim) {
        try (Dispatch call = Dispatch.begin(LOGCUMSUMEXP)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::diff}; prepend, append may be null each. */
    public Tensor diff(long n, long dim, Tensor prepend, Tensor append) {
        try (Dispatch call = Dispatch.begin(DIFF)) {
            call.tensor(handle((Tensor) this));
            call.integer(n);
            call.integer(dim);
            call.optionalTensor(handle(prepend));
            call.optionalTensor(handle(append));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::diff}; prepend may be null. */
    public Tensor diff(long n, long dim, Tensor prepend) {
        return diff(n, dim, prepend, (Tensor) null);
    }

    /** {@code aten::diff}. */
    public Tensor diff(long n, long dim) {
        return diff(n, dim, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::diff}. */
    public Tensor diff(long n) {
        return diff(n, -1, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::diff}. */
    public Tensor diff() {
        return diff(1, -1, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::gradient.scalarint}; spacing, dim may be null each. */
    public List<Tensor> gradient(Number spacing, Long dim, long edgeOrder) {
        try (Dispatch call = Dispatch.begin(GRADIENT_SCALARINT)) {
            call.tensor(handle((Tensor) this));
            call.optionalScalar(spacing);
            call.optionalInteger(dim);
            call.integer(edgeOrder);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::gradient.scalarint}; spacing may be null. */
    public List<Tensor> gradient(Number spacing, long dim, long edgeOrder) {
        return gradient(spacing, Long.valueOf(dim), edgeOrder);
    }

    /** {@code aten::gradient.scalarint}; spacing, dim may be null each. */
    public List<Tensor> gradient(Number spacing, Long dim) {
        return gradient(spacing, dim, 1);
    }

    /** {@code aten::gradient.scalarint}; spacing may be null. */
    public List<Tensor> gradient(Number spacing, long dim) {
        return gradient(spacing, Long.valueOf(dim), 1);
    }

    /** {@code aten::gradient.scalarint}; spacing may be null. */
    public List<Tensor> gradient(Number spacing) {
        return gradient(spacing, (Long) null, 1);
    }

    /** {@code aten::gradient.scalarint}. */
    public List<Tensor> gradient() {
        return gradient((Number) null, (Long) null, 1);
    }

    /** {@code aten::renorm}. */
    public Tensor renorm(Number p, long dim, Number maxnorm) {
        try (Dispatch call = Dispatch.begin(RENORM)) {
            call.tensor(handle((Tensor) this));
            call.scalar(p);
            call.integer(dim);
            call.scalar(maxnorm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::sort} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record SortResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::sort}. */
    public SortResult sort(long dim, boolean descending) {
        try (Dispatch call = Dispatch.begin(SORT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(descending);
            runForTensors(call);
            return new SortResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::sort}. */
    public SortResult sort(long dim) {
        return sort(dim, false);
    }

    /** {@code aten::sort}. */
    public SortResult sort() {
        return sort(-1, false);
    }

    /** {@code aten::sort.stable}; stable may be null. */
    public SortResult sort(Boolean stable, long dim, boolean descending) {
        try (Dispatch call = Dispatch.begin(SORT_STABLE)) {
            call.tensor(handle((Tensor) this));
            call.optionalBool(stable);
            call.integer(dim);
            call.bool(descending);
            runForTensors(call);
            return new SortResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::sort.stable}; stable may be null. */
    public SortResult sort(Boolean stable, long dim) {
        return sort(stable, dim, false);
    }

    /** {@code aten::sort.stable}; stable may be null. */
    public SortResult sort(Boolean stable) {
        return sort(stable, -1, false);
    }

    /** {@code aten::argsort}. */
    public Tensor argsort(long dim, boolean descending) {
        try (Dispatch call = Dispatch.begin(ARGSORT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(descending);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::argsort}. */
    public Tensor argsort(long dim) {
        return argsort(dim, false);
    }

    /** {@code aten::argsort}. */
    public Tensor argsort() {
        return argsort(-1, false);
    }

    /** {@code aten::argsort.stable}. */
    public Tensor argsort(boolean stable, long dim, boolean descending) {
        try (Dispatch call = Dispatch.begin(ARGSORT_STABLE)) {
            call.tensor(handle((Tensor) this));
            call.bool(stable);
            call.integer(dim);
            call.bool(descending);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::argsort.stable}. */
    public Tensor argsort(boolean stable, long dim) {
        return argsort(stable, dim, false);
    }

    /** {@code aten::argsort.stable}. */
    public Tensor argsort(boolean stable) {
        return argsort(stable, -1, false);
    }

    /** {@code aten::msort}. */
    public Tensor msort() {
        try (Dispatch call = Dispatch.begin(MSORT)) {
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

    /**
     * What {@code aten::kthvalue} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record KthvalueResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::kthvalue}. */
    public KthvalueResult kthvalue(long k, long dim, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(KTHVALUE)) {
            call.tensor(handle((Tensor) this));
            call.integer(k);
            call.integer(dim);
            call.bool(keepdim);
            runForTensors(call);
            return new KthvalueResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::kthvalue}. */
    public KthvalueResult kthvalue(long k, long dim) {
        return kthvalue(k, dim, false);
    }

    /** {@code aten::kthvalue}. */
    public KthvalueResult kthvalue(long k) {
        return kthvalue(k, -1, false);
    }

    /** {@code aten::bucketize.Tensor}. */
    public Tensor bucketize(Tensor boundaries, boolean outInt32, boolean right) {
        try (Dispatch call = Dispatch.begin(BUCKETIZE_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(boundaries));
            call.bool(outInt32);
            call.bool(right);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bucketize.Tensor}. */
    public Tensor bucketize(Tensor boundaries, boolean outInt32) {
        return bucketize(boundaries, outInt32, false);
    }

    /** {@code aten::bucketize.Tensor}. */
    public Tensor bucketize(Tensor boundaries) {
        return bucketize(boundaries, false, false);
    }

    /**
     * What {@code aten::unique_consecutive} returns.
     *
     * @param values result 0 of the operator
     * @param inverse result 1 of the operator
     * @param counts result 2 of the operator
     */
    public record UniqueConsecutiveResult(Tensor values, Tensor inverse, Tensor counts) {
    }

    /** {@code aten::unique_consecutive}; dim may be null. */
    public UniqueConsecutiveResult uniqueConsecutive(boolean returnInverse, boolean returnCounts, Long dim) {
        try (Dispatch call = Dispatch.begin(UNIQUE_CONSECUTIVE)) {
            call.tensor(handle((Tensor) this));
            call.bool(returnInverse);
            call.bool(returnCounts);
            call.optionalInteger(dim);
            runForTensors(call);
            return new UniqueConsecutiveResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::unique_consecutive}. */
    public UniqueConsecutiveResult uniqueConsecutive(boolean returnInverse, boolean returnCounts, long dim) {
        return uniqueConsecutive(returnInverse, returnCounts, Long.valueOf(dim));
    }

    /** {@code aten::unique_consecutive}. */
    public UniqueConsecutiveResult uniqueConsecutive(boolean returnInverse, boolean returnCounts) {
        return uniqueConsecutive(returnInverse, returnCounts, (Long) null);
    }

    /** {@code aten::unique_consecutive}. */
    public UniqueConsecutiveResult uniqueConsecutive(boolean returnInverse) {
        return uniqueConsecutive(returnInverse, false, (Long) null);
    }

    /** {@code aten::unique_consecutive}. */
    public UniqueConsecutiveResult uniqueConsecutive() {
        return uniqueConsecutive(false, false, (Long) null);
    }

    /**
     * What {@code aten::_unique2} returns.
     *
     * @param values result 0 of the operator
     * @param inverse result 1 of the operator
     * @param counts result 2 of the operator
     */
    public record UniqueResult(Tensor values, Tensor inverse, Tensor counts) {
    }

    /** {@code aten::_unique2}. */
    public UniqueResult unique(boolean sorted, boolean returnInverse, boolean returnCounts) {
        try (Dispatch call = Dispatch.begin(_UNIQUE2)) {
            call.tensor(handle((Tensor) this));
            call.bool(sorted);
            call.bool(returnInverse);
            call.bool(returnCounts);
            runForTensors(call);
            return new UniqueResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::_unique2}. */
    public UniqueResult unique(boolean sorted, boolean returnInverse) {
        return unique(sorted, returnInverse, false);
    }

    /** {@code aten::_unique2}. */
    public UniqueResult unique(boolean sorted) {
        return unique(sorted, false, false);
    }

    /** {@code aten::_unique2}. */
    public UniqueResult unique() {
        return unique(true, false, false);
    }

    /**
     * What {@code aten::unique_dim} returns.
     *
     * @param values result 0 of the operator
     * @param inverse result 1 of the operator
     * @param counts result 2 of the operator
     */
    public record UniqueDimResult(Tensor values, Tensor inverse, Tensor counts) {
    }

    /** {@code aten::unique_dim}. */
    public UniqueDimResult uniqueDim(long dim, boolean sorted, boolean returnInverse, boolean returnCounts) {
        try (Dispatch call = Dispatch.begin(UNIQUE_DIM)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.bool(sorted);
            call.bool(returnInverse);
            call.bool(returnCounts);
            runForTensors(call);
            return new UniqueDimResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::unique_dim}. */
    public UniqueDimResult uniqueDim(long dim, boolean sorted, boolean returnInverse) {
        return uniqueDim(dim, sorted, returnInverse, false);
    }

    /** {@code aten::unique_dim}. */
    public UniqueDimResult uniqueDim(long dim, boolean sorted) {
        return uniqueDim(dim, sorted, false, false);
    }

    /** {@code aten::unique_dim}. */
    public UniqueDimResult uniqueDim(long dim) {
        return uniqueDim(dim, true, false, false);
    }

    /** {@code aten::bincount}; weights may be null. */
    public Tensor bincount(Tensor weights, long minlength) {
        try (Dispatch call = Dispatch.begin(BINCOUNT)) {
            call.tensor(handle((Tensor) this));
            call.optionalTensor(handle(weights));
            call.integer(minlength);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bincount}; weights may be null. */
    public Tensor bincount(Tensor weights) {
        return bincount(weights, 0);
    }

    /** {@code aten::bincount}. */
    public Tensor bincount() {
        return bincount((Tensor) null, 0);
    }

    /** {@code aten::histc}. */
    public Tensor histc(long bins, Number min, Number max) {
        try (Dispatch call = Dispatch.begin(HISTC)) {
            call.tensor(handle((Tensor) this));
            call.integer(bins);
            call.scalar(min);
            call.scalar(max);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::histc}. */
    public Tensor histc(long bins, Number min) {
        return histc(bins, min, 0);
    }

    /** {@code aten::histc}. */
    public Tensor histc(long bins) {
        return histc(bins, 0, 0);
    }

    /** {@code aten::histc}. */
    public Tensor histc() {
        return histc(100, 0, 0);
    }

    /**
     * What {@code aten::histogram} returns.
     *
     * @param hist result 0 of the operator
     * @param binEdges result 1 of the operator
     */
    public record HistogramResult(Tensor hist, Tensor binEdges) {
    }

    /** {@code aten::histogram.bin_ct}; range, weight may be null each. */
    public HistogramResult histogram(long bins, double[] range, Tensor weight, boolean density) {
        try (Dispatch call = Dispatch.begin(HISTOGRAM_BIN_CT)) {
            call.tensor(handle((Tensor) this));
            call.integer(bins);
            call.optionalReals(range);
            call.optionalTensor(handle(weight));
            call.bool(density);
            runForTensors(call);
            return new HistogramResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::histogram.bin_ct}; range, weight may be null each. */
    public HistogramResult histogram(long bins, double[] range, Tensor weight) {
        return histogram(bins, range, weight, false);
    }

    /** {@code aten::histogram.bin_ct}; range may be null. */
    public HistogramResult histogram(long bins, double[] range) {
        return histogram(bins, range, (Tensor) null, false);
    }

    /** {@code aten::histogram.bin_ct}. */
    public HistogramResult histogram(long bins) {
        return histogram(bins, (double[]) null, (Tensor) null, false);
    }

    /** {@code aten::histogram.bin_ct}. */
    public HistogramResult histogram() {
        return histogram(100, (double[]) null, (Tensor) null, false);
    }

    /** {@code aten::nonzero}. */
    public Tensor nonzero() {
        try (Dispatch call = Dispatch.begin(NONZERO)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nonzero_numpy}. */
    public List<Tensor> nonzeroNumpy() {
        try (Dispatch call = Dispatch.begin(NONZERO_NUMPY)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::argwhere}. */
    public Tensor argwhere() {
        try (Dispatch call = Dispatch.begin(ARGWHERE)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::view.dtype}. */
    public Tensor view(DType dtype) {
        try (Dispatch call = Dispatch.begin(VIEW_DTYPE)) {
            call.tensor(handle((Tensor) this));
            call.dtype(dtype);
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

    /** {@code aten::view_as}. */
    public Tensor viewAs(Tensor other) {
        try (Dispatch call = Dispatch.begin(VIEW_AS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::reshape_as}. */
    public Tensor reshapeAs(Tensor other) {
        try (Dispatch call = Dispatch.begin(RESHAPE_AS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
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

    /** {@code aten::transpose_}. */
    public Tensor transpose_(long dim0, long dim1) {
        try (Dispatch call = Dispatch.begin(TRANSPOSE_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim0);
            call.integer(dim1);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::t_}. */
    public Tensor t_() {
        try (Dispatch call = Dispatch.begin(T_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::mT}. */
    public Tensor mT() {
        try (Dispatch call = Dispatch.begin(MT)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mH}. */
    public Tensor mH() {
        try (Dispatch call = Dispatch.begin(MH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::numpy_T}. */
    public Tensor numpyT() {
        try (Dispatch call = Dispatch.begin(NUMPY_T)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::movedim.int}. */
    public Tensor movedim(long source, long destination) {
        try (Dispatch call = Dispatch.begin(MOVEDIM_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(source);
            call.integer(destination);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::movedim.intlist}. */
    public Tensor movedim(long[] source, long[] destination) {
        try (Dispatch call = Dispatch.begin(MOVEDIM_INTLIST)) {
            call.tensor(handle((Tensor) this));
            call.integers(source);
            call.integers(destination);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::swapaxes}. */
    public Tensor swapaxes(long axis0, long axis1) {
        try (Dispatch call = Dispatch.begin(SWAPAXES)) {
            call.tensor(handle((Tensor) this));
            call.integer(axis0);
            call.integer(axis1);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::squeeze}. */
    public Tensor squeeze() {
        try (Dispatch call = Dispatch.begin(SQUEEZE)) {
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

    /** {@code aten::squeeze.dims}. */
    public Tensor squeeze(long... dim) {
        try (Dispatch call = Dispatch.begin(SQUEEZE_DIMS)) {
            call.tensor(handle((Tensor) this));
            call.integers(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::squeeze_}. */
    public Tensor squeeze_() {
        try (Dispatch call = Dispatch.begin(SQUEEZE_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::unsqueeze_}. */
    public Tensor unsqueeze_(long dim) {
        try (Dispatch call = Dispatch.begin(UNSQUEEZE_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::expand_as}. */
    public Tensor expandAs(Tensor other) {
        try (Dispatch call = Dispatch.begin(EXPAND_AS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::broadcast_to}. */
    public Tensor broadcastTo(long... size) {
        try (Dispatch call = Dispatch.begin(BROADCAST_TO)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::slice.Tensor}. */
    public Tensor slice(long dim, long start, long end, long step) {
        return slice(dim, Long.valueOf(start), Long.valueOf(end), step);
    }

    /** {@code aten::slice.Tensor}; start, end may be null each. */
    public Tensor slice(long dim, Long start, Long end) {
        return slice(dim, start, end, 1);
    }

    /** {@code aten::slice.Tensor}. */
    public Tensor slice(long dim, long start, long end) {
        return slice(dim, Long.valueOf(start), Long.valueOf(end), 1);
    }

    /** {@code aten::slice.Tensor}; start may be null. */
    public Tensor slice(long dim, Long start) {
        return slice(dim, start, (Long) null, 1);
    }

    /** {@code aten::slice.Tensor}. */
    public Tensor slice(long dim, long start) {
        return slice(dim, Long.valueOf(start), (Long) null, 1);
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

    /** {@code aten::unflatten.int}. */
    public Tensor unflatten(long dim, long[] sizes) {
        try (Dispatch call = Dispatch.begin(UNFLATTEN_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.integers(sizes);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ravel}. */
    public Tensor ravel() {
        try (Dispatch call = Dispatch.begin(RAVEL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
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

    /** {@code aten::diag}. */
    public Tensor diag(long diagonal) {
        try (Dispatch call = Dispatch.begin(DIAG)) {
            call.tensor(handle((Tensor) this));
            call.integer(diagonal);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::diag}. */
    public Tensor diag() {
        return diag(0);
    }

    /** {@code aten::diag_embed}. */
    public Tensor diagEmbed(long offset, long dim1, long dim2) {
        try (Dispatch call = Dispatch.begin(DIAG_EMBED)) {
            call.tensor(handle((Tensor) this));
            call.integer(offset);
            call.integer(dim1);
            call.integer(dim2);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::diag_embed}. */
    public Tensor diagEmbed(long offset, long dim1) {
        return diagEmbed(offset, dim1, -1);
    }

    /** {@code aten::diag_embed}. */
    public Tensor diagEmbed(long offset) {
        return diagEmbed(offset, -2, -1);
    }

    /** {@code aten::diag_embed}. */
    public Tensor diagEmbed() {
        return diagEmbed(0, -2, -1);
    }

    /** {@code aten::as_strided}; storageOffset may be null. */
    public Tensor asStrided(long[] size, long[] stride, Long storageOffset) {
        try (Dispatch call = Dispatch.begin(AS_STRIDED)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.integers(stride);
            call.optionalInteger(storageOffset);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::as_strided}. */
    public Tensor asStrided(long[] size, long[] stride, long storageOffset) {
        return asStrided(size, stride, Long.valueOf(storageOffset));
    }

    /** {@code aten::as_strided}. */
    public Tensor asStrided(long[] size, long[] stride) {
        return asStrided(size, stride, (Long) null);
    }

    /** {@code aten::unfold}. */
    public Tensor unfold(long dimension, long size, long step) {
        try (Dispatch call = Dispatch.begin(UNFOLD)) {
            call.tensor(handle((Tensor) this));
            call.integer(dimension);
            call.integer(size);
            call.integer(step);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::split.Tensor}. */
    public List<Tensor> split(long splitSize, long dim) {
        try (Dispatch call = Dispatch.begin(SPLIT_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.integer(splitSize);
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::split.Tensor}. */
    public List<Tensor> split(long splitSize) {
        return split(splitSize, 0);
    }

    /** {@code aten::split.sizes}. */
    public List<Tensor> split(long[] splitSize, long dim) {
        try (Dispatch call = Dispatch.begin(SPLIT_SIZES)) {
            call.tensor(handle((Tensor) this));
            call.integers(splitSize);
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::split.sizes}. */
    public List<Tensor> split(long[] splitSize) {
        return split(splitSize, 0);
    }

    /** {@code aten::split_with_sizes}. */
    public List<Tensor> splitWithSizes(long[] splitSizes, long dim) {
        try (Dispatch call = Dispatch.begin(SPLIT_WITH_SIZES)) {
            call.tensor(handle((Tensor) this));
            call.integers(splitSizes);
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::split_with_sizes}. */
    public List<Tensor> splitWithSizes(long[] splitSizes) {
        return splitWithSizes(splitSizes, 0);
    }

    /** {@code aten::chunk}. */
    public List<Tensor> chunk(long chunks, long dim) {
        try (Dispatch call = Dispatch.begin(CHUNK)) {
            call.tensor(handle((Tensor) this));
            call.integer(chunks);
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::chunk}. */
    public List<Tensor> chunk(long chunks) {
        return chunk(chunks, 0);
    }

    /** {@code aten::tensor_split.sections}. */
    public List<Tensor> tensorSplit(long sections, long dim) {
        try (Dispatch call = Dispatch.begin(TENSOR_SPLIT_SECTIONS)) {
            call.tensor(handle((Tensor) this));
            call.integer(sections);
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::tensor_split.sections}. */
    public List<Tensor> tensorSplit(long sections) {
        return tensorSplit(sections, 0);
    }

    /** {@code aten::tensor_split.indices}. */
    public List<Tensor> tensorSplit(long[] indices, long dim) {
        try (Dispatch call = Dispatch.begin(TENSOR_SPLIT_INDICES)) {
            call.tensor(handle((Tensor) this));
            call.integers(indices);
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::tensor_split.indices}. */
    public List<Tensor> tensorSplit(long[] indices) {
        return tensorSplit(indices, 0);
    }

    /** {@code aten::hsplit.int}. */
    public List<Tensor> hsplit(long sections) {
        try (Dispatch call = Dispatch.begin(HSPLIT_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(sections);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::vsplit.int}. */
    public List<Tensor> vsplit(long sections) {
        try (Dispatch call = Dispatch.begin(VSPLIT_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(sections);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::unbind.int}. */
    public List<Tensor> unbind(long dim) {
        try (Dispatch call = Dispatch.begin(UNBIND_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::unbind.int}. */
    public List<Tensor> unbind() {
        return unbind(0);
    }

    /** {@code aten::index.Tensor}. */
    public Tensor index(List<Tensor> indices) {
        try (Dispatch call = Dispatch.begin(INDEX_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensors(handles(indices), true);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::index_put}. */
    public Tensor indexPut(List<Tensor> indices, Tensor values, boolean accumulate) {
        try (Dispatch call = Dispatch.begin(INDEX_PUT)) {
            call.tensor(handle((Tensor) this));
            call.tensors(handles(indices), true);
            call.tensor(handle(values));
            call.bool(accumulate);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::index_put}. */
    public Tensor indexPut(List<Tensor> indices, Tensor values) {
        return indexPut(indices, values, false);
    }

    /** {@code aten::index_put_}. */
    public Tensor indexPut_(List<Tensor> indices, Tensor values, boolean accumulate) {
        try (Dispatch call = Dispatch.begin(INDEX_PUT_)) {
            call.tensor(handle((Tensor) this));
            call.tensors(handles(indices), true);
            call.tensor(handle(values));
            call.bool(accumulate);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::index_put_}. */
    public Tensor indexPut_(List<Tensor> indices, Tensor values) {
        return indexPut_(indices, values, false);
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

    /** {@code aten::index_fill.int_Scalar}. */
    public Tensor indexFill(long dim, Tensor index, Number value) {
        try (Dispatch call = Dispatch.begin(INDEX_FILL_INT_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::index_fill_.int_Scalar}. */
    public Tensor indexFill_(long dim, Tensor index, Number value) {
        try (Dispatch call = Dispatch.begin(INDEX_FILL__INT_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::index_fill.int_Tensor}. */
    public Tensor indexFill(long dim, Tensor index, Tensor value) {
        try (Dispatch call = Dispatch.begin(INDEX_FILL_INT_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(value));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::index_add}. */
    public Tensor indexAdd(long dim, Tensor index, Tensor source, Number alpha) {
        try (Dispatch call = Dispatch.begin(INDEX_ADD)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(source));
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::index_add}. */
    public Tensor indexAdd(long dim, Tensor index, Tensor source) {
        return indexAdd(dim, index, source, 1);
    }

    /** {@code aten::index_add_}. */
    public Tensor indexAdd_(long dim, Tensor index, Tensor source, Number alpha) {
        try (Dispatch call = Dispatch.begin(INDEX_ADD_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(source));
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::index_add_}. */
    public Tensor indexAdd_(long dim, Tensor index, Tensor source) {
        return indexAdd_(dim, index, source, 1);
    }

    /** {@code aten::index_copy}. */
    public Tensor indexCopy(long dim, Tensor index, Tensor source) {
        try (Dispatch call = Dispatch.begin(INDEX_COPY)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(source));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::index_copy_}. */
    public Tensor indexCopy_(long dim, Tensor index, Tensor source) {
        try (Dispatch call = Dispatch.begin(INDEX_COPY_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(source));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::scatter.src}. */
    public Tensor scatter(long dim, Tensor index, Tensor src) {
        try (Dispatch call = Dispatch.begin(SCATTER_SRC)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(src));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scatter.value}. */
    public Tensor scatter(long dim, Tensor index, Number value) {
        try (Dispatch call = Dispatch.begin(SCATTER_VALUE)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scatter_.src}. */
    public Tensor scatter_(long dim, Tensor index, Tensor src) {
        try (Dispatch call = Dispatch.begin(SCATTER__SRC)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(src));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::scatter_.value}. */
    public Tensor scatter_(long dim, Tensor index, Number value) {
        try (Dispatch call = Dispatch.begin(SCATTER__VALUE)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::scatter_add}. */
    public Tensor scatterAdd(long dim, Tensor index, Tensor src) {
        try (Dispatch call = Dispatch.begin(SCATTER_ADD)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(src));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scatter_add_}. */
    public Tensor scatterAdd_(long dim, Tensor index, Tensor src) {
        try (Dispatch call = Dispatch.begin(SCATTER_ADD_)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(src));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::scatter_reduce.two}. */
    public Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        try (Dispatch call = Dispatch.begin(SCATTER_REDUCE_TWO)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(src));
            call.string(reduce);
            call.bool(includeSelf);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scatter_reduce.two}. */
    public Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce) {
        return scatterReduce(dim, index, src, reduce, true);
    }

    /** {@code aten::scatter_reduce_.two}. */
    public Tensor scatterReduce_(long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        try (Dispatch call = Dispatch.begin(SCATTER_REDUCE__TWO)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            call.tensor(handle(index));
            call.tensor(handle(src));
            call.string(reduce);
            call.bool(includeSelf);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::scatter_reduce_.two}. */
    public Tensor scatterReduce_(long dim, Tensor index, Tensor src, String reduce) {
        return scatterReduce_(dim, index, src, reduce, true);
    }

    /** {@code aten::take}. */
    public Tensor take(Tensor index) {
        try (Dispatch call = Dispatch.begin(TAKE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(index));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::take_along_dim}; dim may be null. */
    public Tensor takeAlongDim(Tensor indices, Long dim) {
        try (Dispatch call = Dispatch.begin(TAKE_ALONG_DIM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(indices));
            call.optionalInteger(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::take_along_dim}. */
    public Tensor takeAlongDim(Tensor indices, long dim) {
        return takeAlongDim(indices, Long.valueOf(dim));
    }

    /** {@code aten::take_along_dim}. */
    public Tensor takeAlongDim(Tensor indices) {
        return takeAlongDim(indices, (Long) null);
    }

    /** {@code aten::put}. */
    public Tensor put(Tensor index, Tensor source, boolean accumulate) {
        try (Dispatch call = Dispatch.begin(PUT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(index));
            call.tensor(handle(source));
            call.bool(accumulate);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::put}. */
    public Tensor put(Tensor index, Tensor source) {
        return put(index, source, false);
    }

    /** {@code aten::put_}. */
    public Tensor put_(Tensor index, Tensor source, boolean accumulate) {
        try (Dispatch call = Dispatch.begin(PUT_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(index));
            call.tensor(handle(source));
            call.bool(accumulate);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::put_}. */
    public Tensor put_(Tensor index, Tensor source) {
        return put_(index, source, false);
    }

    /** {@code aten::masked_fill.Scalar}. */
    public Tensor maskedFill(Tensor mask, Number value) {
        try (Dispatch call = Dispatch.begin(MASKED_FILL_SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::masked_fill.Tensor}. */
    public Tensor maskedFill(Tensor mask, Tensor value) {
        try (Dispatch call = Dispatch.begin(MASKED_FILL_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            call.tensor(handle(value));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::masked_fill_.Scalar}. */
    public Tensor maskedFill_(Tensor mask, Number value) {
        try (Dispatch call = Dispatch.begin(MASKED_FILL__SCALAR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::masked_fill_.Tensor}. */
    public Tensor maskedFill_(Tensor mask, Tensor value) {
        try (Dispatch call = Dispatch.begin(MASKED_FILL__TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            call.tensor(handle(value));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::masked_select}. */
    public Tensor maskedSelect(Tensor mask) {
        try (Dispatch call = Dispatch.begin(MASKED_SELECT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::masked_scatter}. */
    public Tensor maskedScatter(Tensor mask, Tensor source) {
        try (Dispatch call = Dispatch.begin(MASKED_SCATTER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            call.tensor(handle(source));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::masked_scatter_}. */
    public Tensor maskedScatter_(Tensor mask, Tensor source) {
        try (Dispatch call = Dispatch.begin(MASKED_SCATTER_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mask));
            call.tensor(handle(source));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::select_scatter}. */
    public Tensor selectScatter(Tensor src, long dim, long index) {
        try (Dispatch call = Dispatch.begin(SELECT_SCATTER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(src));
            call.integer(dim);
            call.integer(index);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::slice_scatter}; start, end may be null each. */
    public Tensor sliceScatter(Tensor src, long dim, Long start, Long end, long step) {
        try (Dispatch call = Dispatch.begin(SLICE_SCATTER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(src));
            call.integer(dim);
            call.optionalInteger(start);
            call.optionalInteger(end);
            call.integer(step);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::slice_scatter}. */
    public Tensor sliceScatter(Tensor src, long dim, long start, long end, long step) {
        return sliceScatter(src, dim, Long.valueOf(start), Long.valueOf(end), step);
    }

    /** {@code aten::slice_scatter}; start, end may be null each. */
    public Tensor sliceScatter(Tensor src, long dim, Long start, Long end) {
        return sliceScatter(src, dim, start, end, 1);
    }

    /** {@code aten::slice_scatter}. */
    public Tensor sliceScatter(Tensor src, long dim, long start, long end) {
        return sliceScatter(src, dim, Long.valueOf(start), Long.valueOf(end), 1);
    }

    /** {@code aten::slice_scatter}; start may be null. */
    public Tensor sliceScatter(Tensor src, long dim, Long start) {
        return sliceScatter(src, dim, start, (Long) null, 1);
    }

    /** {@code aten::slice_scatter}. */
    public Tensor sliceScatter(Tensor src, long dim, long start) {
        return sliceScatter(src, dim, Long.valueOf(start), (Long) null, 1);
    }

    /** {@code aten::slice_scatter}. */
    public Tensor sliceScatter(Tensor src, long dim) {
        return sliceScatter(src, dim, (Long) null, (Long) null, 1);
    }

    /** {@code aten::slice_scatter}. */
    public Tensor sliceScatter(Tensor src) {
        return sliceScatter(src, 0, (Long) null, (Long) null, 1);
    }

    /** {@code aten::diagonal_scatter}. */
    public Tensor diagonalScatter(Tensor src, long offset, long dim1, long dim2) {
        try (Dispatch call = Dispatch.begin(DIAGONAL_SCATTER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(src));
            call.integer(offset);
            call.integer(dim1);
            call.integer(dim2);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::diagonal_scatter}. */
    public Tensor diagonalScatter(Tensor src, long offset, long dim1) {
        return diagonalScatter(src, offset, dim1, 1);
    }

    /** {@code aten::diagonal_scatter}. */
    public Tensor diagonalScatter(Tensor src, long offset) {
        return diagonalScatter(src, offset, 0, 1);
    }

    /** {@code aten::diagonal_scatter}. */
    public Tensor diagonalScatter(Tensor src) {
        return diagonalScatter(src, 0, 0, 1);
    }

    /** {@code aten::roll}. */
    public Tensor roll(long[] shifts, long[] dims) {
        try (Dispatch call = Dispatch.begin(ROLL)) {
            call.tensor(handle((Tensor) this));
            call.integers(shifts);
            call.integers(dims);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::roll}. */
    public Tensor roll(long shifts, long dims) {
        return roll(new long[] {shifts}, new long[] {dims});
    }

    /** {@code aten::roll}. */
    public Tensor roll(long[] shifts) {
        return roll(shifts, new long[] {});
    }

    /** {@code aten::roll}. */
    public Tensor roll(long shifts) {
        return roll(new long[] {shifts}, new long[] {});
    }

    /** {@code aten::flip}. */
    public Tensor flip(long... dims) {
        try (Dispatch call = Dispatch.begin(FLIP)) {
            call.tensor(handle((Tensor) this));
            call.integers(dims);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fliplr}. */
    public Tensor fliplr() {
        try (Dispatch call = Dispatch.begin(FLIPLR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::flipud}. */
    public Tensor flipud() {
        try (Dispatch call = Dispatch.begin(FLIPUD)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rot90}. */
    public Tensor rot90(long k, long[] dims) {
        try (Dispatch call = Dispatch.begin(ROT90)) {
            call.tensor(handle((Tensor) this));
            call.integer(k);
            call.integers(dims);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rot90}. */
    public Tensor rot90(long k) {
        return rot90(k, new long[] {0, 1});
    }

    /** {@code aten::rot90}. */
    public Tensor rot90() {
        return rot90(1, new long[] {0, 1});
    }

    /** {@code aten::tril}. */
    public Tensor tril(long diagonal) {
        try (Dispatch call = Dispatch.begin(TRIL)) {
            call.tensor(handle((Tensor) this));
            call.integer(diagonal);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::tril}. */
    public Tensor tril() {
        return tril(0);
    }

    /** {@code aten::tril_}. */
    public Tensor tril_(long diagonal) {
        try (Dispatch call = Dispatch.begin(TRIL_)) {
            call.tensor(handle((Tensor) this));
            call.integer(diagonal);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::tril_}. */
    public Tensor tril_() {
        return tril_(0);
    }

    /** {@code aten::triu}. */
    public Tensor triu(long diagonal) {
        try (Dispatch call = Dispatch.begin(TRIU)) {
            call.tensor(handle((Tensor) this));
            call.integer(diagonal);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::triu}. */
    public Tensor triu() {
        return triu(0);
    }

    /** {@code aten::triu_}. */
    public Tensor triu_(long diagonal) {
        try (Dispatch call = Dispatch.begin(TRIU_)) {
            call.tensor(handle((Tensor) this));
            call.integer(diagonal);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::triu_}. */
    public Tensor triu_() {
        return triu_(0);
    }

    /** {@code aten::tile}. */
    public Tensor tile(long... dims) {
        try (Dispatch call = Dispatch.begin(TILE)) {
            call.tensor(handle((Tensor) this));
            call.integers(dims);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::repeat}. */
    public Tensor repeat(long... repeats) {
        try (Dispatch call = Dispatch.begin(REPEAT)) {
            call.tensor(handle((Tensor) this));
            call.integers(repeats);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::repeat_interleave.self_int}; dim, outputSize may be null each. */
    public Tensor repeatInterleave(long repeats, Long dim, Long outputSize) {
        try (Dispatch call = Dispatch.begin(REPEAT_INTERLEAVE_SELF_INT)) {
            call.tensor(handle((Tensor) this));
            call.integer(repeats);
            call.optionalInteger(dim);
            call.optionalInteger(outputSize);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::repeat_interleave.self_int}. */
    public Tensor repeatInterleave(long repeats, long dim, long outputSize) {
        return repeatInterleave(repeats, Long.valueOf(dim), Long.valueOf(outputSize));
    }

    /** {@code aten::repeat_interleave.self_int}; dim may be null. */
    public Tensor repeatInterleave(long repeats, Long dim) {
        return repeatInterleave(repeats, dim, (Long) null);
    }

    /** {@code aten::repeat_interleave.self_int}. */
    public Tensor repeatInterleave(long repeats, long dim) {
        return repeatInterleave(repeats, Long.valueOf(dim), (Long) null);
    }

    /** {@code aten::repeat_interleave.self_int}. */
    public Tensor repeatInterleave(long repeats) {
        return repeatInterleave(repeats, (Long) null, (Long) null);
    }

    /** {@code aten::repeat_interleave.self_Tensor}; dim, outputSize may be null each. */
    public Tensor repeatInterleave(Tensor repeats, Long dim, Long outputSize) {
        try (Dispatch call = Dispatch.begin(REPEAT_INTERLEAVE_SELF_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(repeats));
            call.optionalInteger(dim);
            call.optionalInteger(outputSize);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::repeat_interleave.self_Tensor}. */
    public Tensor repeatInterleave(Tensor repeats, long dim, long outputSize) {
        return repeatInterleave(repeats, Long.valueOf(dim), Long.valueOf(outputSize));
    }

    /** {@code aten::repeat_interleave.self_Tensor}; dim may be null. */
    public Tensor repeatInterleave(Tensor repeats, Long dim) {
        return repeatInterleave(repeats, dim, (Long) null);
    }

    /** {@code aten::repeat_interleave.self_Tensor}. */
    public Tensor repeatInterleave(Tensor repeats, long dim) {
        return repeatInterleave(repeats, Long.valueOf(dim), (Long) null);
    }

    /** {@code aten::repeat_interleave.self_Tensor}. */
    public Tensor repeatInterleave(Tensor repeats) {
        return repeatInterleave(repeats, (Long) null, (Long) null);
    }

    /** {@code aten::fill_diagonal_}. */
    public Tensor fillDiagonal_(Number fillValue, boolean wrap) {
        try (Dispatch call = Dispatch.begin(FILL_DIAGONAL_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(fillValue);
            call.bool(wrap);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::fill_diagonal_}. */
    public Tensor fillDiagonal_(Number fillValue) {
        return fillDiagonal_(fillValue, false);
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

    /** {@code aten::alias}. */
    public Tensor alias() {
        try (Dispatch call = Dispatch.begin(ALIAS)) {
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

    /** {@code aten::to.other}; memoryFormat may be null. */
    public Tensor to(Tensor other, boolean nonBlocking, boolean copy, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(TO_OTHER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.bool(nonBlocking);
            call.bool(copy);
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::to.other}. */
    public Tensor to(Tensor other, boolean nonBlocking, boolean copy) {
        return to(other, nonBlocking, copy, (MemoryFormat) null);
    }

    /** {@code aten::to.other}. */
    public Tensor to(Tensor other, boolean nonBlocking) {
        return to(other, nonBlocking, false, (MemoryFormat) null);
    }

    /** {@code aten::to.other}. */
    public Tensor to(Tensor other) {
        return to(other, false, false, (MemoryFormat) null);
    }

    /** {@code aten::type_as}. */
    public Tensor typeAs(Tensor other) {
        try (Dispatch call = Dispatch.begin(TYPE_AS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::resolve_conj}. */
    public Tensor resolveConj() {
        try (Dispatch call = Dispatch.begin(RESOLVE_CONJ)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::resolve_neg}. */
    public Tensor resolveNeg() {
        try (Dispatch call = Dispatch.begin(RESOLVE_NEG)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::real}. */
    public Tensor real() {
        try (Dispatch call = Dispatch.begin(REAL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::imag}. */
    public Tensor imag() {
        try (Dispatch call = Dispatch.begin(IMAG)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::view_as_real}. */
    public Tensor viewAsReal() {
        try (Dispatch call = Dispatch.begin(VIEW_AS_REAL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::view_as_complex}. */
    public Tensor viewAsComplex() {
        try (Dispatch call = Dispatch.begin(VIEW_AS_COMPLEX)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conj}. */
    public Tensor conj() {
        try (Dispatch call = Dispatch.begin(CONJ)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conj_physical}. */
    public Tensor conjPhysical() {
        try (Dispatch call = Dispatch.begin(CONJ_PHYSICAL)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::angle}. */
    public Tensor angle() {
        try (Dispatch call = Dispatch.begin(ANGLE)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::one_hot}. */
    public Tensor oneHot(long numClasses) {
        try (Dispatch call = Dispatch.begin(ONE_HOT)) {
            call.tensor(handle((Tensor) this));
            call.integer(numClasses);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::one_hot}. */
    public Tensor oneHot() {
        return oneHot(-1);
    }

    /** {@code aten::combinations}. */
    public Tensor combinations(long r, boolean withReplacement) {
        try (Dispatch call = Dispatch.begin(COMBINATIONS)) {
            call.tensor(handle((Tensor) this));
            call.integer(r);
            call.bool(withReplacement);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::combinations}. */
    public Tensor combinations(long r) {
        return combinations(r, false);
    }

    /** {@code aten::combinations}. */
    public Tensor combinations() {
        return combinations(2, false);
    }

    /** {@code aten::resize_}; memoryFormat may be null. */
    public Tensor resize_(long[] size, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(RESIZE_)) {
            call.tensor(handle((Tensor) this));
            call.integers(size);
            call.optionalInteger(code(memoryFormat));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::resize_}. */
    public Tensor resize_(long... size) {
        return resize_(size, (MemoryFormat) null);
    }

    /** {@code aten::constant_pad_nd}. */
    public Tensor constantPadNd(long[] pad, Number value) {
        try (Dispatch call = Dispatch.begin(CONSTANT_PAD_ND)) {
            call.tensor(handle((Tensor) this));
            call.integers(pad);
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::constant_pad_nd}. */
    public Tensor constantPadNd(long[] pad) {
        return constantPadNd(pad, 0);
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
    public Tensor pad(long[] pad, String mode, double value) {
        return pad(pad, mode, Double.valueOf(value));
    }

    /** {@code aten::pad}. */
    public Tensor pad(long[] pad, String mode) {
        return pad(pad, mode, (Double) null);
    }

    /** {@code aten::pad}. */
    public Tensor pad(long... pad) {
        return pad(pad, "constant", (Double) null);
    }

    /** {@code aten::reflection_pad1d}. */
    public Tensor reflectionPad1d(long... padding) {
        try (Dispatch call = Dispatch.begin(REFLECTION_PAD1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::reflection_pad1d}. */
    public Tensor reflectionPad1d(long padding) {
        return reflectionPad1d(new long[] {padding, padding});
    }

    /** {@code aten::reflection_pad2d}. */
    public Tensor reflectionPad2d(long... padding) {
        try (Dispatch call = Dispatch.begin(REFLECTION_PAD2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::reflection_pad2d}. */
    public Tensor reflectionPad2d(long padding) {
        return reflectionPad2d(new long[] {padding, padding, padding, padding});
    }

    /** {@code aten::reflection_pad3d}. */
    public Tensor reflectionPad3d(long... padding) {
        try (Dispatch call = Dispatch.begin(REFLECTION_PAD3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::reflection_pad3d}. */
    public Tensor reflectionPad3d(long padding) {
        return reflectionPad3d(new long[] {padding, padding, padding, padding, padding, padding});
    }

    /** {@code aten::replication_pad1d}. */
    public Tensor replicationPad1d(long... padding) {
        try (Dispatch call = Dispatch.begin(REPLICATION_PAD1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::replication_pad1d}. */
    public Tensor replicationPad1d(long padding) {
        return replicationPad1d(new long[] {padding, padding});
    }

    /** {@code aten::replication_pad2d}. */
    public Tensor replicationPad2d(long... padding) {
        try (Dispatch call = Dispatch.begin(REPLICATION_PAD2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::replication_pad2d}. */
    public Tensor replicationPad2d(long padding) {
        return replicationPad2d(new long[] {padding, padding, padding, padding});
    }

    /** {@code aten::replication_pad3d}. */
    public Tensor replicationPad3d(long... padding) {
        try (Dispatch call = Dispatch.begin(REPLICATION_PAD3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::replication_pad3d}. */
    public Tensor replicationPad3d(long padding) {
        return replicationPad3d(new long[] {padding, padding, padding, padding, padding, padding});
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

    /** {@code aten::mv}. */
    public Tensor mv(Tensor vec) {
        try (Dispatch call = Dispatch.begin(MV)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(vec));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::dot}. */
    public Tensor dot(Tensor tensor) {
        try (Dispatch call = Dispatch.begin(DOT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(tensor));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::vdot}. */
    public Tensor vdot(Tensor other) {
        try (Dispatch call = Dispatch.begin(VDOT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::inner}. */
    public Tensor inner(Tensor other) {
        try (Dispatch call = Dispatch.begin(INNER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::outer}. */
    public Tensor outer(Tensor vec2) {
        try (Dispatch call = Dispatch.begin(OUTER)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(vec2));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::kron}. */
    public Tensor kron(Tensor other) {
        try (Dispatch call = Dispatch.begin(KRON)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addmm}. */
    public Tensor addmm(Tensor mat1, Tensor mat2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADDMM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mat1));
            call.tensor(handle(mat2));
            call.scalar(beta);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addmm}. */
    public Tensor addmm(Tensor mat1, Tensor mat2, Number beta) {
        return addmm(mat1, mat2, beta, 1);
    }

    /** {@code aten::addmm}. */
    public Tensor addmm(Tensor mat1, Tensor mat2) {
        return addmm(mat1, mat2, 1, 1);
    }

    /** {@code aten::addmm_}. */
    public Tensor addmm_(Tensor mat1, Tensor mat2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADDMM_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mat1));
            call.tensor(handle(mat2));
            call.scalar(beta);
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::addmm_}. */
    public Tensor addmm_(Tensor mat1, Tensor mat2, Number beta) {
        return addmm_(mat1, mat2, beta, 1);
    }

    /** {@code aten::addmm_}. */
    public Tensor addmm_(Tensor mat1, Tensor mat2) {
        return addmm_(mat1, mat2, 1, 1);
    }

    /** {@code aten::addbmm}. */
    public Tensor addbmm(Tensor batch1, Tensor batch2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADDBMM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(batch1));
            call.tensor(handle(batch2));
            call.scalar(beta);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addbmm}. */
    public Tensor addbmm(Tensor batch1, Tensor batch2, Number beta) {
        return addbmm(batch1, batch2, beta, 1);
    }

    /** {@code aten::addbmm}. */
    public Tensor addbmm(Tensor batch1, Tensor batch2) {
        return addbmm(batch1, batch2, 1, 1);
    }

    /** {@code aten::baddbmm}. */
    public Tensor baddbmm(Tensor batch1, Tensor batch2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(BADDBMM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(batch1));
            call.tensor(handle(batch2));
            call.scalar(beta);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::baddbmm}. */
    public Tensor baddbmm(Tensor batch1, Tensor batch2, Number beta) {
        return baddbmm(batch1, batch2, beta, 1);
    }

    /** {@code aten::baddbmm}. */
    public Tensor baddbmm(Tensor batch1, Tensor batch2) {
        return baddbmm(batch1, batch2, 1, 1);
    }

    /** {@code aten::baddbmm_}. */
    public Tensor baddbmm_(Tensor batch1, Tensor batch2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(BADDBMM_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(batch1));
            call.tensor(handle(batch2));
            call.scalar(beta);
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::baddbmm_}. */
    public Tensor baddbmm_(Tensor batch1, Tensor batch2, Number beta) {
        return baddbmm_(batch1, batch2, beta, 1);
    }

    /** {@code aten::baddbmm_}. */
    public Tensor baddbmm_(Tensor batch1, Tensor batch2) {
        return baddbmm_(batch1, batch2, 1, 1);
    }

    /** {@code aten::addmv}. */
    public Tensor addmv(Tensor mat, Tensor vec, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADDMV)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mat));
            call.tensor(handle(vec));
            call.scalar(beta);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addmv}. */
    public Tensor addmv(Tensor mat, Tensor vec, Number beta) {
        return addmv(mat, vec, beta, 1);
    }

    /** {@code aten::addmv}. */
    public Tensor addmv(Tensor mat, Tensor vec) {
        return addmv(mat, vec, 1, 1);
    }

    /** {@code aten::addr}. */
    public Tensor addr(Tensor vec1, Tensor vec2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADDR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(vec1));
            call.tensor(handle(vec2));
            call.scalar(beta);
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::addr}. */
    public Tensor addr(Tensor vec1, Tensor vec2, Number beta) {
        return addr(vec1, vec2, beta, 1);
    }

    /** {@code aten::addr}. */
    public Tensor addr(Tensor vec1, Tensor vec2) {
        return addr(vec1, vec2, 1, 1);
    }

    /** {@code aten::addr_}. */
    public Tensor addr_(Tensor vec1, Tensor vec2, Number beta, Number alpha) {
        try (Dispatch call = Dispatch.begin(ADDR_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(vec1));
            call.tensor(handle(vec2));
            call.scalar(beta);
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::addr_}. */
    public Tensor addr_(Tensor vec1, Tensor vec2, Number beta) {
        return addr_(vec1, vec2, beta, 1);
    }

    /** {@code aten::addr_}. */
    public Tensor addr_(Tensor vec1, Tensor vec2) {
        return addr_(vec1, vec2, 1, 1);
    }

    /** {@code aten::tensordot}. */
    public Tensor tensordot(Tensor other, long[] dimsSelf, long[] dimsOther) {
        try (Dispatch call = Dispatch.begin(TENSORDOT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.integers(dimsSelf);
            call.integers(dimsOther);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::matrix_power}. */
    public Tensor matrixPower(long n) {
        try (Dispatch call = Dispatch.begin(MATRIX_POWER)) {
            call.tensor(handle((Tensor) this));
            call.integer(n);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_matrix_power}. */
    public Tensor linalgMatrixPower(long n) {
        try (Dispatch call = Dispatch.begin(LINALG_MATRIX_POWER)) {
            call.tensor(handle((Tensor) this));
            call.integer(n);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cross}; dim may be null. */
    public Tensor cross(Tensor other, Long dim) {
        try (Dispatch call = Dispatch.begin(CROSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.optionalInteger(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cross}. */
    public Tensor cross(Tensor other, long dim) {
        return cross(other, Long.valueOf(dim));
    }

    /** {@code aten::cross}. */
    public Tensor cross(Tensor other) {
        return cross(other, (Long) null);
    }

    /** {@code aten::linalg_cross}. */
    public Tensor linalgCross(Tensor other, long dim) {
        try (Dispatch call = Dispatch.begin(LINALG_CROSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_cross}. */
    public Tensor linalgCross(Tensor other) {
        return linalgCross(other, -1);
    }

    /** {@code aten::trace}. */
    public Tensor trace() {
        try (Dispatch call = Dispatch.begin(TRACE)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pdist}. */
    public Tensor pdist(double p) {
        try (Dispatch call = Dispatch.begin(PDIST)) {
            call.tensor(handle((Tensor) this));
            call.real(p);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pdist}. */
    public Tensor pdist() {
        return pdist(2.0);
    }

    /** {@code aten::cov}; fweights, aweights may be null each. */
    public Tensor cov(long correction, Tensor fweights, Tensor aweights) {
        try (Dispatch call = Dispatch.begin(COV)) {
            call.tensor(handle((Tensor) this));
            call.integer(correction);
            call.optionalTensor(handle(fweights));
            call.optionalTensor(handle(aweights));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cov}; fweights may be null. */
    public Tensor cov(long correction, Tensor fweights) {
        return cov(correction, fweights, (Tensor) null);
    }

    /** {@code aten::cov}. */
    public Tensor cov(long correction) {
        return cov(correction, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::cov}. */
    public Tensor cov() {
        return cov(1, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::corrcoef}. */
    public Tensor corrcoef() {
        try (Dispatch call = Dispatch.begin(CORRCOEF)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_norm}; ord, dim, dtype may be null each. */
    public Tensor linalgNorm(Number ord, long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(LINALG_NORM)) {
            call.tensor(handle((Tensor) this));
            call.optionalScalar(ord);
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_norm}; ord, dtype may be null each. */
    public Tensor linalgNorm(Number ord, long dim, boolean keepdim, DType dtype) {
        return linalgNorm(ord, new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::linalg_norm}; ord, dim may be null each. */
    public Tensor linalgNorm(Number ord, long[] dim, boolean keepdim) {
        return linalgNorm(ord, dim, keepdim, (DType) null);
    }

    /** {@code aten::linalg_norm}; ord may be null. */
    public Tensor linalgNorm(Number ord, long dim, boolean keepdim) {
        return linalgNorm(ord, new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::linalg_norm}; ord, dim may be null each. */
    public Tensor linalgNorm(Number ord, long[] dim) {
        return linalgNorm(ord, dim, false, (DType) null);
    }

    /** {@code aten::linalg_norm}; ord may be null. */
    public Tensor linalgNorm(Number ord, long dim) {
        return linalgNorm(ord, new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::linalg_norm}; ord may be null. */
    public Tensor linalgNorm(Number ord) {
        return linalgNorm(ord, (long[]) null, false, (DType) null);
    }

    /** {@code aten::linalg_norm}. */
    public Tensor linalgNorm() {
        return linalgNorm((Number) null, (long[]) null, false, (DType) null);
    }

    /** {@code aten::linalg_norm.ord_str}; dim, dtype may be null each. */
    public Tensor linalgNorm(String ord, long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(LINALG_NORM_ORD_STR)) {
            call.tensor(handle((Tensor) this));
            call.string(ord);
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_norm.ord_str}; dtype may be null. */
    public Tensor linalgNorm(String ord, long dim, boolean keepdim, DType dtype) {
        return linalgNorm(ord, new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::linalg_norm.ord_str}; dim may be null. */
    public Tensor linalgNorm(String ord, long[] dim, boolean keepdim) {
        return linalgNorm(ord, dim, keepdim, (DType) null);
    }

    /** {@code aten::linalg_norm.ord_str}. */
    public Tensor linalgNorm(String ord, long dim, boolean keepdim) {
        return linalgNorm(ord, new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::linalg_norm.ord_str}; dim may be null. */
    public Tensor linalgNorm(String ord, long[] dim) {
        return linalgNorm(ord, dim, false, (DType) null);
    }

    /** {@code aten::linalg_norm.ord_str}. */
    public Tensor linalgNorm(String ord, long dim) {
        return linalgNorm(ord, new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::linalg_norm.ord_str}. */
    public Tensor linalgNorm(String ord) {
        return linalgNorm(ord, (long[]) null, false, (DType) null);
    }

    /** {@code aten::linalg_vector_norm}; dim, dtype may be null each. */
    public Tensor linalgVectorNorm(Number ord, long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(LINALG_VECTOR_NORM)) {
            call.tensor(handle((Tensor) this));
            call.scalar(ord);
            call.optionalIntegers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_vector_norm}; dtype may be null. */
    public Tensor linalgVectorNorm(Number ord, long dim, boolean keepdim, DType dtype) {
        return linalgVectorNorm(ord, new long[] {dim}, keepdim, dtype);
    }

    /** {@code aten::linalg_vector_norm}; dim may be null. */
    public Tensor linalgVectorNorm(Number ord, long[] dim, boolean keepdim) {
        return linalgVectorNorm(ord, dim, keepdim, (DType) null);
    }

    /** {@code aten::linalg_vector_norm}. */
    public Tensor linalgVectorNorm(Number ord, long dim, boolean keepdim) {
        return linalgVectorNorm(ord, new long[] {dim}, keepdim, (DType) null);
    }

    /** {@code aten::linalg_vector_norm}; dim may be null. */
    public Tensor linalgVectorNorm(Number ord, long[] dim) {
        return linalgVectorNorm(ord, dim, false, (DType) null);
    }

    /** {@code aten::linalg_vector_norm}. */
    public Tensor linalgVectorNorm(Number ord, long dim) {
        return linalgVectorNorm(ord, new long[] {dim}, false, (DType) null);
    }

    /** {@code aten::linalg_vector_norm}. */
    public Tensor linalgVectorNorm(Number ord) {
        return linalgVectorNorm(ord, (long[]) null, false, (DType) null);
    }

    /** {@code aten::linalg_vector_norm}. */
    public Tensor linalgVectorNorm() {
        return linalgVectorNorm(2, (long[]) null, false, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm}; dtype may be null. */
    public Tensor linalgMatrixNorm(Number ord, long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(LINALG_MATRIX_NORM)) {
            call.tensor(handle((Tensor) this));
            call.scalar(ord);
            call.integers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_matrix_norm}. */
    public Tensor linalgMatrixNorm(Number ord, long[] dim, boolean keepdim) {
        return linalgMatrixNorm(ord, dim, keepdim, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm}. */
    public Tensor linalgMatrixNorm(Number ord, long[] dim) {
        return linalgMatrixNorm(ord, dim, false, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm}. */
    public Tensor linalgMatrixNorm(Number ord) {
        return linalgMatrixNorm(ord, new long[] {-2, -1}, false, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm.str_ord}; dtype may be null. */
    public Tensor linalgMatrixNorm(String ord, long[] dim, boolean keepdim, DType dtype) {
        try (Dispatch call = Dispatch.begin(LINALG_MATRIX_NORM_STR_ORD)) {
            call.tensor(handle((Tensor) this));
            call.string(ord);
            call.integers(dim);
            call.bool(keepdim);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_matrix_norm.str_ord}. */
    public Tensor linalgMatrixNorm(String ord, long[] dim, boolean keepdim) {
        return linalgMatrixNorm(ord, dim, keepdim, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm.str_ord}. */
    public Tensor linalgMatrixNorm(String ord, long[] dim) {
        return linalgMatrixNorm(ord, dim, false, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm.str_ord}. */
    public Tensor linalgMatrixNorm(String ord) {
        return linalgMatrixNorm(ord, new long[] {-2, -1}, false, (DType) null);
    }

    /** {@code aten::linalg_matrix_norm.str_ord}. */
    public Tensor linalgMatrixNorm() {
        return linalgMatrixNorm("fro", new long[] {-2, -1}, false, (DType) null);
    }

    /** {@code aten::det}. */
    public Tensor det() {
        try (Dispatch call = Dispatch.begin(DET)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logdet}. */
    public Tensor logdet() {
        try (Dispatch call = Dispatch.begin(LOGDET)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::inverse}. */
    public Tensor inverse() {
        try (Dispatch call = Dispatch.begin(INVERSE)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_pinv}. */
    public Tensor linalgPinv(double rcond, boolean hermitian) {
        try (Dispatch call = Dispatch.begin(LINALG_PINV)) {
            call.tensor(handle((Tensor) this));
            call.real(rcond);
            call.bool(hermitian);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_pinv}. */
    public Tensor linalgPinv(double rcond) {
        return linalgPinv(rcond, false);
    }

    /** {@code aten::linalg_solve_triangular}. */
    public Tensor linalgSolveTriangular(Tensor B, boolean upper, boolean left, boolean unitriangular) {
        try (Dispatch call = Dispatch.begin(LINALG_SOLVE_TRIANGULAR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(B));
            call.bool(upper);
            call.bool(left);
            call.bool(unitriangular);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_solve_triangular}. */
    public Tensor linalgSolveTriangular(Tensor B, boolean upper, boolean left) {
        return linalgSolveTriangular(B, upper, left, false);
    }

    /** {@code aten::linalg_solve_triangular}. */
    public Tensor linalgSolveTriangular(Tensor B, boolean upper) {
        return linalgSolveTriangular(B, upper, true, false);
    }

    /** {@code aten::linalg_tensorsolve}; dims may be null. */
    public Tensor linalgTensorsolve(Tensor other, long[] dims) {
        try (Dispatch call = Dispatch.begin(LINALG_TENSORSOLVE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(other));
            call.optionalIntegers(dims);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_tensorsolve}. */
    public Tensor linalgTensorsolve(Tensor other) {
        return linalgTensorsolve(other, (long[]) null);
    }

    /** {@code aten::linalg_tensorinv}. */
    public Tensor linalgTensorinv(long ind) {
        try (Dispatch call = Dispatch.begin(LINALG_TENSORINV)) {
            call.tensor(handle((Tensor) this));
            call.integer(ind);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_tensorinv}. */
    public Tensor linalgTensorinv() {
        return linalgTensorinv(2);
    }

    /**
     * What {@code aten::linalg_lstsq} returns.
     *
     * @param solution result 0 of the operator
     * @param residuals result 1 of the operator
     * @param rank result 2 of the operator
     * @param singularValues result 3 of the operator
     */
    public record LinalgLstsqResult(Tensor solution, Tensor residuals, Tensor rank, Tensor singularValues) {
    }

    /** {@code aten::linalg_lstsq}; rcond, driver may be null each. */
    public LinalgLstsqResult linalgLstsq(Tensor b, Double rcond, String driver) {
        try (Dispatch call = Dispatch.begin(LINALG_LSTSQ)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(b));
            call.optionalReal(rcond);
            call.optionalString(driver);
            runForTensors(call);
            return new LinalgLstsqResult(tensor(call, 0), tensor(call, 1), tensor(call, 2), tensor(call, 3));
        }
    }

    /** {@code aten::linalg_lstsq}; driver may be null. */
    public LinalgLstsqResult linalgLstsq(Tensor b, double rcond, String driver) {
        return linalgLstsq(b, Double.valueOf(rcond), driver);
    }

    /** {@code aten::linalg_lstsq}; rcond may be null. */
    public LinalgLstsqResult linalgLstsq(Tensor b, Double rcond) {
        return linalgLstsq(b, rcond, (String) null);
    }

    /** {@code aten::linalg_lstsq}. */
    public LinalgLstsqResult linalgLstsq(Tensor b, double rcond) {
        return linalgLstsq(b, Double.valueOf(rcond), (String) null);
    }

    /** {@code aten::linalg_lstsq}. */
    public LinalgLstsqResult linalgLstsq(Tensor b) {
        return linalgLstsq(b, (Double) null, (String) null);
    }

    /** {@code aten::linalg_cholesky}. */
    public Tensor linalgCholesky(boolean upper) {
        try (Dispatch call = Dispatch.begin(LINALG_CHOLESKY)) {
            call.tensor(handle((Tensor) this));
            call.bool(upper);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_cholesky}. */
    public Tensor linalgCholesky() {
        return linalgCholesky(false);
    }

    /**
     * What {@code aten::linalg_cholesky_ex} returns.
     *
     * @param L result 0 of the operator
     * @param info result 1 of the operator
     */
    public record LinalgCholeskyExResult(Tensor L, Tensor info) {
    }

    /** {@code aten::linalg_cholesky_ex}. */
    public LinalgCholeskyExResult linalgCholeskyEx(boolean upper, boolean checkErrors) {
        try (Dispatch call = Dispatch.begin(LINALG_CHOLESKY_EX)) {
            call.tensor(handle((Tensor) this));
            call.bool(upper);
            call.bool(checkErrors);
            runForTensors(call);
            return new LinalgCholeskyExResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_cholesky_ex}. */
    public LinalgCholeskyExResult linalgCholeskyEx(boolean upper) {
        return linalgCholeskyEx(upper, false);
    }

    /** {@code aten::linalg_cholesky_ex}. */
    public LinalgCholeskyExResult linalgCholeskyEx() {
        return linalgCholeskyEx(false, false);
    }

    /** {@code aten::cholesky_solve}. */
    public Tensor choleskySolve(Tensor input2, boolean upper) {
        try (Dispatch call = Dispatch.begin(CHOLESKY_SOLVE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(input2));
            call.bool(upper);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cholesky_solve}. */
    public Tensor choleskySolve(Tensor input2) {
        return choleskySolve(input2, false);
    }

    /** {@code aten::cholesky_inverse}. */
    public Tensor choleskyInverse(boolean upper) {
        try (Dispatch call = Dispatch.begin(CHOLESKY_INVERSE)) {
            call.tensor(handle((Tensor) this));
            call.bool(upper);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cholesky_inverse}. */
    public Tensor choleskyInverse() {
        return choleskyInverse(false);
    }

    /**
     * What {@code aten::linalg_eigh} returns.
     *
     * @param eigenvalues result 0 of the operator
     * @param eigenvectors result 1 of the operator
     */
    public record LinalgEighResult(Tensor eigenvalues, Tensor eigenvectors) {
    }

    /** {@code aten::linalg_eigh}. */
    public LinalgEighResult linalgEigh(String UPLO) {
        try (Dispatch call = Dispatch.begin(LINALG_EIGH)) {
            call.tensor(handle((Tensor) this));
            call.string(UPLO);
            runForTensors(call);
            return new LinalgEighResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_eigh}. */
    public LinalgEighResult linalgEigh() {
        return linalgEigh("L");
    }

    /** {@code aten::linalg_eigvalsh}. */
    public Tensor linalgEigvalsh(String UPLO) {
        try (Dispatch call = Dispatch.begin(LINALG_EIGVALSH)) {
            call.tensor(handle((Tensor) this));
            call.string(UPLO);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_eigvalsh}. */
    public Tensor linalgEigvalsh() {
        return linalgEigvalsh("L");
    }

    /**
     * What {@code aten::linalg_eig} returns.
     *
     * @param eigenvalues result 0 of the operator
     * @param eigenvectors result 1 of the operator
     */
    public record LinalgEigResult(Tensor eigenvalues, Tensor eigenvectors) {
    }

    /** {@code aten::linalg_eig}. */
    public LinalgEigResult linalgEig() {
        try (Dispatch call = Dispatch.begin(LINALG_EIG)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return new LinalgEigResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_eigvals}. */
    public Tensor linalgEigvals() {
        try (Dispatch call = Dispatch.begin(LINALG_EIGVALS)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_matrix_rank}. */
    public Tensor linalgMatrixRank(double tol, boolean hermitian) {
        try (Dispatch call = Dispatch.begin(LINALG_MATRIX_RANK)) {
            call.tensor(handle((Tensor) this));
            call.real(tol);
            call.bool(hermitian);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_matrix_rank}. */
    public Tensor linalgMatrixRank(double tol) {
        return linalgMatrixRank(tol, false);
    }

    /** {@code aten::linalg_matrix_exp}. */
    public Tensor linalgMatrixExp() {
        try (Dispatch call = Dispatch.begin(LINALG_MATRIX_EXP)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_cond}; p may be null. */
    public Tensor linalgCond(Number p) {
        try (Dispatch call = Dispatch.begin(LINALG_COND)) {
            call.tensor(handle((Tensor) this));
            call.optionalScalar(p);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_cond}. */
    public Tensor linalgCond() {
        return linalgCond((Number) null);
    }

    /** {@code aten::linalg_cond.p_str}. */
    public Tensor linalgCond(String p) {
        try (Dispatch call = Dispatch.begin(LINALG_COND_P_STR)) {
            call.tensor(handle((Tensor) this));
            call.string(p);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fft}; n, norm may be null each. */
    public Tensor fftFft(Long n, long dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_FFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(n);
            call.integer(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fft}; norm may be null. */
    public Tensor fftFft(long n, long dim, String norm) {
        return fftFft(Long.valueOf(n), dim, norm);
    }

    /** {@code aten::fft_fft}; n may be null. */
    public Tensor fftFft(Long n, long dim) {
        return fftFft(n, dim, (String) null);
    }

    /** {@code aten::fft_fft}. */
    public Tensor fftFft(long n, long dim) {
        return fftFft(Long.valueOf(n), dim, (String) null);
    }

    /** {@code aten::fft_fft}; n may be null. */
    public Tensor fftFft(Long n) {
        return fftFft(n, -1, (String) null);
    }

    /** {@code aten::fft_fft}. */
    public Tensor fftFft(long n) {
        return fftFft(Long.valueOf(n), -1, (String) null);
    }

    /** {@code aten::fft_fft}. */
    public Tensor fftFft() {
        return fftFft((Long) null, -1, (String) null);
    }

    /** {@code aten::fft_ifft}; n, norm may be null each. */
    public Tensor fftIfft(Long n, long dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IFFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(n);
            call.integer(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_ifft}; norm may be null. */
    public Tensor fftIfft(long n, long dim, String norm) {
        return fftIfft(Long.valueOf(n), dim, norm);
    }

    /** {@code aten::fft_ifft}; n may be null. */
    public Tensor fftIfft(Long n, long dim) {
        return fftIfft(n, dim, (String) null);
    }

    /** {@code aten::fft_ifft}. */
    public Tensor fftIfft(long n, long dim) {
        return fftIfft(Long.valueOf(n), dim, (String) null);
    }

    /** {@code aten::fft_ifft}; n may be null. */
    public Tensor fftIfft(Long n) {
        return fftIfft(n, -1, (String) null);
    }

    /** {@code aten::fft_ifft}. */
    public Tensor fftIfft(long n) {
        return fftIfft(Long.valueOf(n), -1, (String) null);
    }

    /** {@code aten::fft_ifft}. */
    public Tensor fftIfft() {
        return fftIfft((Long) null, -1, (String) null);
    }

    /** {@code aten::fft_rfft}; n, norm may be null each. */
    public Tensor fftRfft(Long n, long dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_RFFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(n);
            call.integer(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_rfft}; norm may be null. */
    public Tensor fftRfft(long n, long dim, String norm) {
        return fftRfft(Long.valueOf(n), dim, norm);
    }

    /** {@code aten::fft_rfft}; n may be null. */
    public Tensor fftRfft(Long n, long dim) {
        return fftRfft(n, dim, (String) null);
    }

    /** {@code aten::fft_rfft}. */
    public Tensor fftRfft(long n, long dim) {
        return fftRfft(Long.valueOf(n), dim, (String) null);
    }

    /** {@code aten::fft_rfft}; n may be null. */
    public Tensor fftRfft(Long n) {
        return fftRfft(n, -1, (String) null);
    }

    /** {@code aten::fft_rfft}. */
    public Tensor fftRfft(long n) {
        return fftRfft(Long.valueOf(n), -1, (String) null);
    }

    /** {@code aten::fft_rfft}. */
    public Tensor fftRfft() {
        return fftRfft((Long) null, -1, (String) null);
    }

    /** {@code aten::fft_irfft}; n, norm may be null each. */
    public Tensor fftIrfft(Long n, long dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IRFFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(n);
            call.integer(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_irfft}; norm may be null. */
    public Tensor fftIrfft(long n, long dim, String norm) {
        return fftIrfft(Long.valueOf(n), dim, norm);
    }

    /** {@code aten::fft_irfft}; n may be null. */
    public Tensor fftIrfft(Long n, long dim) {
        return fftIrfft(n, dim, (String) null);
    }

    /** {@code aten::fft_irfft}. */
    public Tensor fftIrfft(long n, long dim) {
        return fftIrfft(Long.valueOf(n), dim, (String) null);
    }

    /** {@code aten::fft_irfft}; n may be null. */
    public Tensor fftIrfft(Long n) {
        return fftIrfft(n, -1, (String) null);
    }

    /** {@code aten::fft_irfft}. */
    public Tensor fftIrfft(long n) {
        return fftIrfft(Long.valueOf(n), -1, (String) null);
    }

    /** {@code aten::fft_irfft}. */
    public Tensor fftIrfft() {
        return fftIrfft((Long) null, -1, (String) null);
    }

    /** {@code aten::fft_hfft}; n, norm may be null each. */
    public Tensor fftHfft(Long n, long dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_HFFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(n);
            call.integer(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_hfft}; norm may be null. */
    public Tensor fftHfft(long n, long dim, String norm) {
        return fftHfft(Long.valueOf(n), dim, norm);
    }

    /** {@code aten::fft_hfft}; n may be null. */
    public Tensor fftHfft(Long n, long dim) {
        return fftHfft(n, dim, (String) null);
    }

    /** {@code aten::fft_hfft}. */
    public Tensor fftHfft(long n, long dim) {
        return fftHfft(Long.valueOf(n), dim, (String) null);
    }

    /** {@code aten::fft_hfft}; n may be null. */
    public Tensor fftHfft(Long n) {
        return fftHfft(n, -1, (String) null);
    }

    /** {@code aten::fft_hfft}. */
    public Tensor fftHfft(long n) {
        return fftHfft(Long.valueOf(n), -1, (String) null);
    }

    /** {@code aten::fft_hfft}. */
    public Tensor fftHfft() {
        return fftHfft((Long) null, -1, (String) null);
    }

    /** {@code aten::fft_ihfft}; n, norm may be null each. */
    public Tensor fftIhfft(Long n, long dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IHFFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalInteger(n);
            call.integer(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_ihfft}; norm may be null. */
    public Tensor fftIhfft(long n, long dim, String norm) {
        return fftIhfft(Long.valueOf(n), dim, norm);
    }

    /** {@code aten::fft_ihfft}; n may be null. */
    public Tensor fftIhfft(Long n, long dim) {
        return fftIhfft(n, dim, (String) null);
    }

    /** {@code aten::fft_ihfft}. */
    public Tensor fftIhfft(long n, long dim) {
        return fftIhfft(Long.valueOf(n), dim, (String) null);
    }

    /** {@code aten::fft_ihfft}; n may be null. */
    public Tensor fftIhfft(Long n) {
        return fftIhfft(n, -1, (String) null);
    }

    /** {@code aten::fft_ihfft}. */
    public Tensor fftIhfft(long n) {
        return fftIhfft(Long.valueOf(n), -1, (String) null);
    }

    /** {@code aten::fft_ihfft}. */
    public Tensor fftIhfft() {
        return fftIhfft((Long) null, -1, (String) null);
    }

    /** {@code aten::fft_fft2}; s, norm may be null each. */
    public Tensor fftFft2(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_FFT2)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.integers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fft2}; norm may be null. */
    public Tensor fftFft2(long s, long dim, String norm) {
        return fftFft2(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_fft2}; s may be null. */
    public Tensor fftFft2(long[] s, long[] dim) {
        return fftFft2(s, dim, (String) null);
    }

    /** {@code aten::fft_fft2}. */
    public Tensor fftFft2(long s, long dim) {
        return fftFft2(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_fft2}; s may be null. */
    public Tensor fftFft2(long[] s) {
        return fftFft2(s, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_fft2}. */
    public Tensor fftFft2(long s) {
        return fftFft2(new long[] {s}, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_fft2}. */
    public Tensor fftFft2() {
        return fftFft2((long[]) null, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_ifft2}; s, norm may be null each. */
    public Tensor fftIfft2(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IFFT2)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.integers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_ifft2}; norm may be null. */
    public Tensor fftIfft2(long s, long dim, String norm) {
        return fftIfft2(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_ifft2}; s may be null. */
    public Tensor fftIfft2(long[] s, long[] dim) {
        return fftIfft2(s, dim, (String) null);
    }

    /** {@code aten::fft_ifft2}. */
    public Tensor fftIfft2(long s, long dim) {
        return fftIfft2(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_ifft2}; s may be null. */
    public Tensor fftIfft2(long[] s) {
        return fftIfft2(s, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_ifft2}. */
    public Tensor fftIfft2(long s) {
        return fftIfft2(new long[] {s}, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_ifft2}. */
    public Tensor fftIfft2() {
        return fftIfft2((long[]) null, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_rfft2}; s, norm may be null each. */
    public Tensor fftRfft2(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_RFFT2)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.integers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_rfft2}; norm may be null. */
    public Tensor fftRfft2(long s, long dim, String norm) {
        return fftRfft2(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_rfft2}; s may be null. */
    public Tensor fftRfft2(long[] s, long[] dim) {
        return fftRfft2(s, dim, (String) null);
    }

    /** {@code aten::fft_rfft2}. */
    public Tensor fftRfft2(long s, long dim) {
        return fftRfft2(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_rfft2}; s may be null. */
    public Tensor fftRfft2(long[] s) {
        return fftRfft2(s, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_rfft2}. */
    public Tensor fftRfft2(long s) {
        return fftRfft2(new long[] {s}, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_rfft2}. */
    public Tensor fftRfft2() {
        return fftRfft2((long[]) null, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_irfft2}; s, norm may be null each. */
    public Tensor fftIrfft2(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IRFFT2)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.integers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_irfft2}; norm may be null. */
    public Tensor fftIrfft2(long s, long dim, String norm) {
        return fftIrfft2(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_irfft2}; s may be null. */
    public Tensor fftIrfft2(long[] s, long[] dim) {
        return fftIrfft2(s, dim, (String) null);
    }

    /** {@code aten::fft_irfft2}. */
    public Tensor fftIrfft2(long s, long dim) {
        return fftIrfft2(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_irfft2}; s may be null. */
    public Tensor fftIrfft2(long[] s) {
        return fftIrfft2(s, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_irfft2}. */
    public Tensor fftIrfft2(long s) {
        return fftIrfft2(new long[] {s}, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_irfft2}. */
    public Tensor fftIrfft2() {
        return fftIrfft2((long[]) null, new long[] {-2, -1}, (String) null);
    }

    /** {@code aten::fft_fftn}; s, dim, norm may be null each. */
    public Tensor fftFftn(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_FFTN)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.optionalIntegers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fftn}; norm may be null. */
    public Tensor fftFftn(long s, long dim, String norm) {
        return fftFftn(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_fftn}; s, dim may be null each. */
    public Tensor fftFftn(long[] s, long[] dim) {
        return fftFftn(s, dim, (String) null);
    }

    /** {@code aten::fft_fftn}. */
    public Tensor fftFftn(long s, long dim) {
        return fftFftn(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_fftn}; s may be null. */
    public Tensor fftFftn(long[] s) {
        return fftFftn(s, (long[]) null, (String) null);
    }

    /** {@code aten::fft_fftn}. */
    public Tensor fftFftn(long s) {
        return fftFftn(new long[] {s}, (long[]) null, (String) null);
    }

    /** {@code aten::fft_fftn}. */
    public Tensor fftFftn() {
        return fftFftn((long[]) null, (long[]) null, (String) null);
    }

    /** {@code aten::fft_ifftn}; s, dim, norm may be null each. */
    public Tensor fftIfftn(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IFFTN)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.optionalIntegers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_ifftn}; norm may be null. */
    public Tensor fftIfftn(long s, long dim, String norm) {
        return fftIfftn(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_ifftn}; s, dim may be null each. */
    public Tensor fftIfftn(long[] s, long[] dim) {
        return fftIfftn(s, dim, (String) null);
    }

    /** {@code aten::fft_ifftn}. */
    public Tensor fftIfftn(long s, long dim) {
        return fftIfftn(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_ifftn}; s may be null. */
    public Tensor fftIfftn(long[] s) {
        return fftIfftn(s, (long[]) null, (String) null);
    }

    /** {@code aten::fft_ifftn}. */
    public Tensor fftIfftn(long s) {
        return fftIfftn(new long[] {s}, (long[]) null, (String) null);
    }

    /** {@code aten::fft_ifftn}. */
    public Tensor fftIfftn() {
        return fftIfftn((long[]) null, (long[]) null, (String) null);
    }

    /** {@code aten::fft_rfftn}; s, dim, norm may be null each. */
    public Tensor fftRfftn(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_RFFTN)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.optionalIntegers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_rfftn}; norm may be null. */
    public Tensor fftRfftn(long s, long dim, String norm) {
        return fftRfftn(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_rfftn}; s, dim may be null each. */
    public Tensor fftRfftn(long[] s, long[] dim) {
        return fftRfftn(s, dim, (String) null);
    }

    /** {@code aten::fft_rfftn}. */
    public Tensor fftRfftn(long s, long dim) {
        return fftRfftn(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_rfftn}; s may be null. */
    public Tensor fftRfftn(long[] s) {
        return fftRfftn(s, (long[]) null, (String) null);
    }

    /** {@code aten::fft_rfftn}. */
    public Tensor fftRfftn(long s) {
        return fftRfftn(new long[] {s}, (long[]) null, (String) null);
    }

    /** {@code aten::fft_rfftn}. */
    public Tensor fftRfftn() {
        return fftRfftn((long[]) null, (long[]) null, (String) null);
    }

    /** {@code aten::fft_irfftn}; s, dim, norm may be null each. */
    public Tensor fftIrfftn(long[] s, long[] dim, String norm) {
        try (Dispatch call = Dispatch.begin(FFT_IRFFTN)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(s);
            call.optionalIntegers(dim);
            call.optionalString(norm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_irfftn}; norm may be null. */
    public Tensor fftIrfftn(long s, long dim, String norm) {
        return fftIrfftn(new long[] {s}, new long[] {dim}, norm);
    }

    /** {@code aten::fft_irfftn}; s, dim may be null each. */
    public Tensor fftIrfftn(long[] s, long[] dim) {
        return fftIrfftn(s, dim, (String) null);
    }

    /** {@code aten::fft_irfftn}. */
    public Tensor fftIrfftn(long s, long dim) {
        return fftIrfftn(new long[] {s}, new long[] {dim}, (String) null);
    }

    /** {@code aten::fft_irfftn}; s may be null. */
    public Tensor fftIrfftn(long[] s) {
        return fftIrfftn(s, (long[]) null, (String) null);
    }

    /** {@code aten::fft_irfftn}. */
    public Tensor fftIrfftn(long s) {
        return fftIrfftn(new long[] {s}, (long[]) null, (String) null);
    }

    /** {@code aten::fft_irfftn}. */
    public Tensor fftIrfftn() {
        return fftIrfftn((long[]) null, (long[]) null, (String) null);
    }

    /** {@code aten::fft_fftshift}; dim may be null. */
    public Tensor fftFftshift(long[] dim) {
        try (Dispatch call = Dispatch.begin(FFT_FFTSHIFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fftshift}. */
    public Tensor fftFftshift(long dim) {
        return fftFftshift(new long[] {dim});
    }

    /** {@code aten::fft_fftshift}. */
    public Tensor fftFftshift() {
        return fftFftshift((long[]) null);
    }

    /** {@code aten::fft_ifftshift}; dim may be null. */
    public Tensor fftIfftshift(long[] dim) {
        try (Dispatch call = Dispatch.begin(FFT_IFFTSHIFT)) {
            call.tensor(handle((Tensor) this));
            call.optionalIntegers(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_ifftshift}. */
    public Tensor fftIfftshift(long dim) {
        return fftIfftshift(new long[] {dim});
    }

    /** {@code aten::fft_ifftshift}. */
    public Tensor fftIfftshift() {
        return fftIfftshift((long[]) null);
    }

    /** {@code aten::stft}; hopLength, winLength, window, onesided, returnComplex, alignToWindow may be null each. */
    public Tensor stft(long nFft, Long hopLength, Long winLength, Tensor window, boolean normalized, Boolean onesided, Boolean returnComplex, Boolean alignToWindow) {
        try (Dispatch call = Dispatch.begin(STFT)) {
            call.tensor(handle((Tensor) this));
            call.integer(nFft);
            call.optionalInteger(hopLength);
            call.optionalInteger(winLength);
            call.optionalTensor(handle(window));
            call.bool(normalized);
            call.optionalBool(onesided);
            call.optionalBool(returnComplex);
            call.optionalBool(alignToWindow);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::stft}; window, onesided, returnComplex, alignToWindow may be null each. */
    public Tensor stft(long nFft, long hopLength, long winLength, Tensor window, boolean normalized, Boolean onesided, Boolean returnComplex, Boolean alignToWindow) {
        return stft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, normalized, onesided, returnComplex, alignToWindow);
    }

    /** {@code aten::stft}; hopLength, winLength, window, onesided, returnComplex may be null each. */
    public Tensor stft(long nFft, Long hopLength, Long winLength, Tensor window, boolean normalized, Boolean onesided, Boolean returnComplex) {
        return stft(nFft, hopLength, winLength, window, normalized, onesided, returnComplex, (Boolean) null);
    }

    /** {@code aten::stft}; window, onesided, returnComplex may be null each. */
    public Tensor stft(long nFft, long hopLength, long winLength, Tensor window, boolean normalized, Boolean onesided, Boolean returnComplex) {
        return stft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, normalized, onesided, returnComplex, (Boolean) null);
    }

    /** {@code aten::stft}; hopLength, winLength, window, onesided may be null each. */
    public Tensor stft(long nFft, Long hopLength, Long winLength, Tensor window, boolean normalized, Boolean onesided) {
        return stft(nFft, hopLength, winLength, window, normalized, onesided, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; window, onesided may be null each. */
    public Tensor stft(long nFft, long hopLength, long winLength, Tensor window, boolean normalized, Boolean onesided) {
        return stft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, normalized, onesided, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; hopLength, winLength, window may be null each. */
    public Tensor stft(long nFft, Long hopLength, Long winLength, Tensor window, boolean normalized) {
        return stft(nFft, hopLength, winLength, window, normalized, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; window may be null. */
    public Tensor stft(long nFft, long hopLength, long winLength, Tensor window, boolean normalized) {
        return stft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, normalized, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; hopLength, winLength, window may be null each. */
    public Tensor stft(long nFft, Long hopLength, Long winLength, Tensor window) {
        return stft(nFft, hopLength, winLength, window, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; window may be null. */
    public Tensor stft(long nFft, long hopLength, long winLength, Tensor window) {
        return stft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; hopLength, winLength may be null each. */
    public Tensor stft(long nFft, Long hopLength, Long winLength) {
        return stft(nFft, hopLength, winLength, (Tensor) null, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}. */
    public Tensor stft(long nFft, long hopLength, long winLength) {
        return stft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), (Tensor) null, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}; hopLength may be null. */
    public Tensor stft(long nFft, Long hopLength) {
        return stft(nFft, hopLength, (Long) null, (Tensor) null, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}. */
    public Tensor stft(long nFft, long hopLength) {
        return stft(nFft, Long.valueOf(hopLength), (Long) null, (Tensor) null, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::stft}. */
    public Tensor stft(long nFft) {
        return stft(nFft, (Long) null, (Long) null, (Tensor) null, false, (Boolean) null, (Boolean) null, (Boolean) null);
    }

    /** {@code aten::istft}; hopLength, winLength, window, onesided, length may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength, Tensor window, boolean center, boolean normalized, Boolean onesided, Long length, boolean returnComplex) {
        try (Dispatch call = Dispatch.begin(ISTFT)) {
            call.tensor(handle((Tensor) this));
            call.integer(nFft);
            call.optionalInteger(hopLength);
            call.optionalInteger(winLength);
            call.optionalTensor(handle(window));
            call.bool(center);
            call.bool(normalized);
            call.optionalBool(onesided);
            call.optionalInteger(length);
            call.bool(returnComplex);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::istft}; window, onesided may be null each. */
    public Tensor istft(long nFft, long hopLength, long winLength, Tensor window, boolean center, boolean normalized, Boolean onesided, long length, boolean returnComplex) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, center, normalized, onesided, Long.valueOf(length), returnComplex);
    }

    /** {@code aten::istft}; hopLength, winLength, window, onesided, length may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength, Tensor window, boolean center, boolean normalized, Boolean onesided, Long length) {
        return istft(nFft, hopLength, winLength, window, center, normalized, onesided, length, false);
    }

    /** {@code aten::istft}; window, onesided may be null each. */
    public Tensor istft(long nFft, long hopLength, long winLength, Tensor window, boolean center, boolean normalized, Boolean onesided, long length) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, center, normalized, onesided, Long.valueOf(length), false);
    }

    /** {@code aten::istft}; hopLength, winLength, window, onesided may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength, Tensor window, boolean center, boolean normalized, Boolean onesided) {
        return istft(nFft, hopLength, winLength, window, center, normalized, onesided, (Long) null, false);
    }

    /** {@code aten::istft}; window, onesided may be null each. */
    public Tensor istft(long nFft, long hopLength, long winLength, Tensor window, boolean center, boolean normalized, Boolean onesided) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, center, normalized, onesided, (Long) null, false);
    }

    /** {@code aten::istft}; hopLength, winLength, window may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength, Tensor window, boolean center, boolean normalized) {
        return istft(nFft, hopLength, winLength, window, center, normalized, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; window may be null. */
    public Tensor istft(long nFft, long hopLength, long winLength, Tensor window, boolean center, boolean normalized) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, center, normalized, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; hopLength, winLength, window may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength, Tensor window, boolean center) {
        return istft(nFft, hopLength, winLength, window, center, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; window may be null. */
    public Tensor istft(long nFft, long hopLength, long winLength, Tensor window, boolean center) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, center, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; hopLength, winLength, window may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength, Tensor window) {
        return istft(nFft, hopLength, winLength, window, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; window may be null. */
    public Tensor istft(long nFft, long hopLength, long winLength, Tensor window) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), window, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; hopLength, winLength may be null each. */
    public Tensor istft(long nFft, Long hopLength, Long winLength) {
        return istft(nFft, hopLength, winLength, (Tensor) null, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}. */
    public Tensor istft(long nFft, long hopLength, long winLength) {
        return istft(nFft, Long.valueOf(hopLength), Long.valueOf(winLength), (Tensor) null, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}; hopLength may be null. */
    public Tensor istft(long nFft, Long hopLength) {
        return istft(nFft, hopLength, (Long) null, (Tensor) null, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}. */
    public Tensor istft(long nFft, long hopLength) {
        return istft(nFft, Long.valueOf(hopLength), (Long) null, (Tensor) null, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::istft}. */
    public Tensor istft(long nFft) {
        return istft(nFft, (Long) null, (Long) null, (Tensor) null, true, false, (Boolean) null, (Long) null, false);
    }

    /** {@code aten::im2col}. */
    public Tensor im2col(long[] kernelSize, long[] dilation, long[] padding, long[] stride) {
        try (Dispatch call = Dispatch.begin(IM2COL)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(dilation);
            call.integers(padding);
            call.integers(stride);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::im2col}. */
    public Tensor im2col(long kernelSize, long dilation, long padding, long stride) {
        return im2col(new long[] {kernelSize, kernelSize}, new long[] {dilation, dilation}, new long[] {padding, padding}, new long[] {stride, stride});
    }

    /** {@code aten::col2im}. */
    public Tensor col2im(long[] outputSize, long[] kernelSize, long[] dilation, long[] padding, long[] stride) {
        try (Dispatch call = Dispatch.begin(COL2IM)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.integers(kernelSize);
            call.integers(dilation);
            call.integers(padding);
            call.integers(stride);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::col2im}. */
    public Tensor col2im(long outputSize, long kernelSize, long dilation, long padding, long stride) {
        return col2im(new long[] {outputSize, outputSize}, new long[] {kernelSize, kernelSize}, new long[] {dilation, dilation}, new long[] {padding, padding}, new long[] {stride, stride});
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad) {
        try (Dispatch call = Dispatch.begin(AVG_POOL1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(stride);
            call.integers(padding);
            call.bool(ceilMode);
            call.bool(countIncludePad);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long kernelSize, long stride, long padding, boolean ceilMode, boolean countIncludePad) {
        return avgPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, ceilMode, countIncludePad);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode) {
        return avgPool1d(kernelSize, stride, padding, ceilMode, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long kernelSize, long stride, long padding, boolean ceilMode) {
        return avgPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, ceilMode, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long[] kernelSize, long[] stride, long[] padding) {
        return avgPool1d(kernelSize, stride, padding, false, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long kernelSize, long stride, long padding) {
        return avgPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, false, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long[] kernelSize, long[] stride) {
        return avgPool1d(kernelSize, stride, new long[] {0}, false, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long kernelSize, long stride) {
        return avgPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {0}, false, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long[] kernelSize) {
        return avgPool1d(kernelSize, new long[] {}, new long[] {0}, false, true);
    }

    /** {@code aten::avg_pool1d}. */
    public Tensor avgPool1d(long kernelSize) {
        return avgPool1d(new long[] {kernelSize}, new long[] {}, new long[] {0}, false, true);
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
    public Tensor avgPool2d(long kernelSize, long stride, long padding, boolean ceilMode, boolean countIncludePad, long divisorOverride) {
        return avgPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, ceilMode, countIncludePad, Long.valueOf(divisorOverride));
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad) {
        return avgPool2d(kernelSize, stride, padding, ceilMode, countIncludePad, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long kernelSize, long stride, long padding, boolean ceilMode, boolean countIncludePad) {
        return avgPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, ceilMode, countIncludePad, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode) {
        return avgPool2d(kernelSize, stride, padding, ceilMode, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long kernelSize, long stride, long padding, boolean ceilMode) {
        return avgPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, ceilMode, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding) {
        return avgPool2d(kernelSize, stride, padding, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long kernelSize, long stride, long padding) {
        return avgPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize, long[] stride) {
        return avgPool2d(kernelSize, stride, new long[] {0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long kernelSize, long stride) {
        return avgPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long[] kernelSize) {
        return avgPool2d(kernelSize, new long[] {}, new long[] {0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool2d}. */
    public Tensor avgPool2d(long kernelSize) {
        return avgPool2d(new long[] {kernelSize, kernelSize}, new long[] {}, new long[] {0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}; divisorOverride may be null. */
    public Tensor avgPool3d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad, Long divisorOverride) {
        try (Dispatch call = Dispatch.begin(AVG_POOL3D)) {
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

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long kernelSize, long stride, long padding, boolean ceilMode, boolean countIncludePad, long divisorOverride) {
        return avgPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, ceilMode, countIncludePad, Long.valueOf(divisorOverride));
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad) {
        return avgPool3d(kernelSize, stride, padding, ceilMode, countIncludePad, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long kernelSize, long stride, long padding, boolean ceilMode, boolean countIncludePad) {
        return avgPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, ceilMode, countIncludePad, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode) {
        return avgPool3d(kernelSize, stride, padding, ceilMode, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long kernelSize, long stride, long padding, boolean ceilMode) {
        return avgPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, ceilMode, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long[] kernelSize, long[] stride, long[] padding) {
        return avgPool3d(kernelSize, stride, padding, false, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long kernelSize, long stride, long padding) {
        return avgPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long[] kernelSize, long[] stride) {
        return avgPool3d(kernelSize, stride, new long[] {0, 0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long kernelSize, long stride) {
        return avgPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {0, 0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long[] kernelSize) {
        return avgPool3d(kernelSize, new long[] {}, new long[] {0, 0, 0}, false, true, (Long) null);
    }

    /** {@code aten::avg_pool3d}. */
    public Tensor avgPool3d(long kernelSize) {
        return avgPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {}, new long[] {0, 0, 0}, false, true, (Long) null);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
        try (Dispatch call = Dispatch.begin(MAX_POOL1D)) {
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

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long kernelSize, long stride, long padding, long dilation, boolean ceilMode) {
        return maxPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, new long[] {dilation}, ceilMode);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long[] kernelSize, long[] stride, long[] padding, long[] dilation) {
        return maxPool1d(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long kernelSize, long stride, long padding, long dilation) {
        return maxPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, new long[] {dilation}, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long[] kernelSize, long[] stride, long[] padding) {
        return maxPool1d(kernelSize, stride, padding, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long kernelSize, long stride, long padding) {
        return maxPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long[] kernelSize, long[] stride) {
        return maxPool1d(kernelSize, stride, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long kernelSize, long stride) {
        return maxPool1d(new long[] {kernelSize}, new long[] {stride}, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long[] kernelSize) {
        return maxPool1d(kernelSize, new long[] {}, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d}. */
    public Tensor maxPool1d(long kernelSize) {
        return maxPool1d(new long[] {kernelSize}, new long[] {}, new long[] {0}, new long[] {1}, false);
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
    public Tensor maxPool2d(long kernelSize, long stride, long padding, long dilation, boolean ceilMode) {
        return maxPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {dilation, dilation}, ceilMode);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long[] stride, long[] padding, long[] dilation) {
        return maxPool2d(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long kernelSize, long stride, long padding, long dilation) {
        return maxPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {dilation, dilation}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long[] stride, long[] padding) {
        return maxPool2d(kernelSize, stride, padding, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long kernelSize, long stride, long padding) {
        return maxPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize, long[] stride) {
        return maxPool2d(kernelSize, stride, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long kernelSize, long stride) {
        return maxPool2d(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long[] kernelSize) {
        return maxPool2d(kernelSize, new long[] {}, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d}. */
    public Tensor maxPool2d(long kernelSize) {
        return maxPool2d(new long[] {kernelSize, kernelSize}, new long[] {}, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
        try (Dispatch call = Dispatch.begin(MAX_POOL3D)) {
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

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long kernelSize, long stride, long padding, long dilation, boolean ceilMode) {
        return maxPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {dilation, dilation, dilation}, ceilMode);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long[] kernelSize, long[] stride, long[] padding, long[] dilation) {
        return maxPool3d(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long kernelSize, long stride, long padding, long dilation) {
        return maxPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {dilation, dilation, dilation}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long[] kernelSize, long[] stride, long[] padding) {
        return maxPool3d(kernelSize, stride, padding, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long kernelSize, long stride, long padding) {
        return maxPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long[] kernelSize, long[] stride) {
        return maxPool3d(kernelSize, stride, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long kernelSize, long stride) {
        return maxPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long[] kernelSize) {
        return maxPool3d(kernelSize, new long[] {}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d}. */
    public Tensor maxPool3d(long kernelSize) {
        return maxPool3d(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /**
     * What {@code aten::max_pool1d_with_indices} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record MaxPool1dWithIndicesResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
        try (Dispatch call = Dispatch.begin(MAX_POOL1D_WITH_INDICES)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.bool(ceilMode);
            runForTensors(call);
            return new MaxPool1dWithIndicesResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long kernelSize, long stride, long padding, long dilation, boolean ceilMode) {
        return maxPool1dWithIndices(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, new long[] {dilation}, ceilMode);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long[] kernelSize, long[] stride, long[] padding, long[] dilation) {
        return maxPool1dWithIndices(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long kernelSize, long stride, long padding, long dilation) {
        return maxPool1dWithIndices(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, new long[] {dilation}, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long[] kernelSize, long[] stride, long[] padding) {
        return maxPool1dWithIndices(kernelSize, stride, padding, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long kernelSize, long stride, long padding) {
        return maxPool1dWithIndices(new long[] {kernelSize}, new long[] {stride}, new long[] {padding}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long[] kernelSize, long[] stride) {
        return maxPool1dWithIndices(kernelSize, stride, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long kernelSize, long stride) {
        return maxPool1dWithIndices(new long[] {kernelSize}, new long[] {stride}, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long[] kernelSize) {
        return maxPool1dWithIndices(kernelSize, new long[] {}, new long[] {0}, new long[] {1}, false);
    }

    /** {@code aten::max_pool1d_with_indices}. */
    public MaxPool1dWithIndicesResult maxPool1dWithIndices(long kernelSize) {
        return maxPool1dWithIndices(new long[] {kernelSize}, new long[] {}, new long[] {0}, new long[] {1}, false);
    }

    /**
     * What {@code aten::max_pool2d_with_indices} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record MaxPool2dWithIndicesResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
        try (Dispatch call = Dispatch.begin(MAX_POOL2D_WITH_INDICES)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.bool(ceilMode);
            runForTensors(call);
            return new MaxPool2dWithIndicesResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long kernelSize, long stride, long padding, long dilation, boolean ceilMode) {
        return maxPool2dWithIndices(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {dilation, dilation}, ceilMode);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long[] kernelSize, long[] stride, long[] padding, long[] dilation) {
        return maxPool2dWithIndices(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long kernelSize, long stride, long padding, long dilation) {
        return maxPool2dWithIndices(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {dilation, dilation}, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long[] kernelSize, long[] stride, long[] padding) {
        return maxPool2dWithIndices(kernelSize, stride, padding, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long kernelSize, long stride, long padding) {
        return maxPool2dWithIndices(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long[] kernelSize, long[] stride) {
        return maxPool2dWithIndices(kernelSize, stride, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long kernelSize, long stride) {
        return maxPool2dWithIndices(new long[] {kernelSize, kernelSize}, new long[] {stride, stride}, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long[] kernelSize) {
        return maxPool2dWithIndices(kernelSize, new long[] {}, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /** {@code aten::max_pool2d_with_indices}. */
    public MaxPool2dWithIndicesResult maxPool2dWithIndices(long kernelSize) {
        return maxPool2dWithIndices(new long[] {kernelSize, kernelSize}, new long[] {}, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    /**
     * What {@code aten::max_pool3d_with_indices} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record MaxPool3dWithIndicesResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
        try (Dispatch call = Dispatch.begin(MAX_POOL3D_WITH_INDICES)) {
            call.tensor(handle((Tensor) this));
            call.integers(kernelSize);
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.bool(ceilMode);
            runForTensors(call);
            return new MaxPool3dWithIndicesResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long kernelSize, long stride, long padding, long dilation, boolean ceilMode) {
        return maxPool3dWithIndices(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {dilation, dilation, dilation}, ceilMode);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long[] kernelSize, long[] stride, long[] padding, long[] dilation) {
        return maxPool3dWithIndices(kernelSize, stride, padding, dilation, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long kernelSize, long stride, long padding, long dilation) {
        return maxPool3dWithIndices(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {dilation, dilation, dilation}, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long[] kernelSize, long[] stride, long[] padding) {
        return maxPool3dWithIndices(kernelSize, stride, padding, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long kernelSize, long stride, long padding) {
        return maxPool3dWithIndices(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long[] kernelSize, long[] stride) {
        return maxPool3dWithIndices(kernelSize, stride, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long kernelSize, long stride) {
        return maxPool3dWithIndices(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {stride, stride, stride}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long[] kernelSize) {
        return maxPool3dWithIndices(kernelSize, new long[] {}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_pool3d_with_indices}. */
    public MaxPool3dWithIndicesResult maxPool3dWithIndices(long kernelSize) {
        return maxPool3dWithIndices(new long[] {kernelSize, kernelSize, kernelSize}, new long[] {}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, false);
    }

    /** {@code aten::max_unpool2d}. */
    public Tensor maxUnpool2d(Tensor indices, long[] outputSize) {
        try (Dispatch call = Dispatch.begin(MAX_UNPOOL2D)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(indices));
            call.integers(outputSize);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::max_unpool2d}. */
    public Tensor maxUnpool2d(Tensor indices, long outputSize) {
        return maxUnpool2d(indices, new long[] {outputSize, outputSize});
    }

    /** {@code aten::max_unpool3d}. */
    public Tensor maxUnpool3d(Tensor indices, long[] outputSize, long[] stride, long[] padding) {
        try (Dispatch call = Dispatch.begin(MAX_UNPOOL3D)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(indices));
            call.integers(outputSize);
            call.integers(stride);
            call.integers(padding);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::max_unpool3d}. */
    public Tensor maxUnpool3d(Tensor indices, long outputSize, long stride, long padding) {
        return maxUnpool3d(indices, new long[] {outputSize, outputSize, outputSize}, new long[] {stride, stride, stride}, new long[] {padding, padding, padding});
    }

    /** {@code aten::adaptive_avg_pool1d}. */
    public Tensor adaptiveAvgPool1d(long... outputSize) {
        try (Dispatch call = Dispatch.begin(ADAPTIVE_AVG_POOL1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::adaptive_avg_pool1d}. */
    public Tensor adaptiveAvgPool1d(long outputSize) {
        return adaptiveAvgPool1d(new long[] {outputSize});
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

    /** {@code aten::adaptive_avg_pool2d}. */
    public Tensor adaptiveAvgPool2d(long outputSize) {
        return adaptiveAvgPool2d(new long[] {outputSize, outputSize});
    }

    /** {@code aten::adaptive_avg_pool3d}. */
    public Tensor adaptiveAvgPool3d(long... outputSize) {
        try (Dispatch call = Dispatch.begin(ADAPTIVE_AVG_POOL3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::adaptive_avg_pool3d}. */
    public Tensor adaptiveAvgPool3d(long outputSize) {
        return adaptiveAvgPool3d(new long[] {outputSize, outputSize, outputSize});
    }

    /**
     * What {@code aten::adaptive_max_pool1d} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record AdaptiveMaxPool1dResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::adaptive_max_pool1d}. */
    public AdaptiveMaxPool1dResult adaptiveMaxPool1d(long... outputSize) {
        try (Dispatch call = Dispatch.begin(ADAPTIVE_MAX_POOL1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            runForTensors(call);
            return new AdaptiveMaxPool1dResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::adaptive_max_pool1d}. */
    public AdaptiveMaxPool1dResult adaptiveMaxPool1d(long outputSize) {
        return adaptiveMaxPool1d(new long[] {outputSize});
    }

    /**
     * What {@code aten::adaptive_max_pool2d} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record AdaptiveMaxPool2dResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::adaptive_max_pool2d}. */
    public AdaptiveMaxPool2dResult adaptiveMaxPool2d(long... outputSize) {
        try (Dispatch call = Dispatch.begin(ADAPTIVE_MAX_POOL2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            runForTensors(call);
            return new AdaptiveMaxPool2dResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::adaptive_max_pool2d}. */
    public AdaptiveMaxPool2dResult adaptiveMaxPool2d(long outputSize) {
        return adaptiveMaxPool2d(new long[] {outputSize, outputSize});
    }

    /**
     * What {@code aten::adaptive_max_pool3d} returns.
     *
     * @param values result 0 of the operator
     * @param indices result 1 of the operator
     */
    public record AdaptiveMaxPool3dResult(Tensor values, Tensor indices) {
    }

    /** {@code aten::adaptive_max_pool3d}. */
    public AdaptiveMaxPool3dResult adaptiveMaxPool3d(long... outputSize) {
        try (Dispatch call = Dispatch.begin(ADAPTIVE_MAX_POOL3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            runForTensors(call);
            return new AdaptiveMaxPool3dResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::adaptive_max_pool3d}. */
    public AdaptiveMaxPool3dResult adaptiveMaxPool3d(long outputSize) {
        return adaptiveMaxPool3d(new long[] {outputSize, outputSize, outputSize});
    }

    /** {@code aten::dropout_}. */
    public Tensor dropout_(double p, boolean train) {
        try (Dispatch call = Dispatch.begin(DROPOUT_)) {
            call.tensor(handle((Tensor) this));
            call.real(p);
            call.bool(train);
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

    /** {@code aten::relu6}. */
    public Tensor relu6() {
        try (Dispatch call = Dispatch.begin(RELU6)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::relu6_}. */
    public Tensor relu6_() {
        try (Dispatch call = Dispatch.begin(RELU6_)) {
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

    /** {@code aten::sigmoid_}. */
    public Tensor sigmoid_() {
        try (Dispatch call = Dispatch.begin(SIGMOID_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::silu_}. */
    public Tensor silu_() {
        try (Dispatch call = Dispatch.begin(SILU_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::mish}. */
    public Tensor mish() {
        try (Dispatch call = Dispatch.begin(MISH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::mish_}. */
    public Tensor mish_() {
        try (Dispatch call = Dispatch.begin(MISH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
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

    /** {@code aten::gelu_}. */
    public Tensor gelu_(String approximate) {
        try (Dispatch call = Dispatch.begin(GELU_)) {
            call.tensor(handle((Tensor) this));
            call.string(approximate);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::gelu_}. */
    public Tensor gelu_() {
        return gelu_("none");
    }

    /** {@code aten::elu}. */
    public Tensor elu(Number alpha, Number scale, Number inputScale) {
        try (Dispatch call = Dispatch.begin(ELU)) {
            call.tensor(handle((Tensor) this));
            call.scalar(alpha);
            call.scalar(scale);
            call.scalar(inputScale);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::elu}. */
    public Tensor elu(Number alpha, Number scale) {
        return elu(alpha, scale, 1);
    }

    /** {@code aten::elu}. */
    public Tensor elu(Number alpha) {
        return elu(alpha, 1, 1);
    }

    /** {@code aten::elu}. */
    public Tensor elu() {
        return elu(1, 1, 1);
    }

    /** {@code aten::elu_}. */
    public Tensor elu_(Number alpha, Number scale, Number inputScale) {
        try (Dispatch call = Dispatch.begin(ELU_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(alpha);
            call.scalar(scale);
            call.scalar(inputScale);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::elu_}. */
    public Tensor elu_(Number alpha, Number scale) {
        return elu_(alpha, scale, 1);
    }

    /** {@code aten::elu_}. */
    public Tensor elu_(Number alpha) {
        return elu_(alpha, 1, 1);
    }

    /** {@code aten::elu_}. */
    public Tensor elu_() {
        return elu_(1, 1, 1);
    }

    /** {@code aten::selu}. */
    public Tensor selu() {
        try (Dispatch call = Dispatch.begin(SELU)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::selu_}. */
    public Tensor selu_() {
        try (Dispatch call = Dispatch.begin(SELU_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::celu}. */
    public Tensor celu(Number alpha) {
        try (Dispatch call = Dispatch.begin(CELU)) {
            call.tensor(handle((Tensor) this));
            call.scalar(alpha);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::celu}. */
    public Tensor celu() {
        return celu(1.0);
    }

    /** {@code aten::celu_}. */
    public Tensor celu_(Number alpha) {
        try (Dispatch call = Dispatch.begin(CELU_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(alpha);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::celu_}. */
    public Tensor celu_() {
        return celu_(1.0);
    }

    /** {@code aten::leaky_relu}. */
    public Tensor leakyRelu(Number negativeSlope) {
        try (Dispatch call = Dispatch.begin(LEAKY_RELU)) {
            call.tensor(handle((Tensor) this));
            call.scalar(negativeSlope);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::leaky_relu}. */
    public Tensor leakyRelu() {
        return leakyRelu(0.01);
    }

    /** {@code aten::leaky_relu_}. */
    public Tensor leakyRelu_(Number negativeSlope) {
        try (Dispatch call = Dispatch.begin(LEAKY_RELU_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(negativeSlope);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::leaky_relu_}. */
    public Tensor leakyRelu_() {
        return leakyRelu_(0.01);
    }

    /** {@code aten::prelu}. */
    public Tensor prelu(Tensor weight) {
        try (Dispatch call = Dispatch.begin(PRELU)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(weight));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rrelu}. */
    public Tensor rrelu(Number lower, Number upper, boolean training) {
        try (Dispatch call = Dispatch.begin(RRELU)) {
            call.tensor(handle((Tensor) this));
            call.scalar(lower);
            call.scalar(upper);
            call.bool(training);
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rrelu}. */
    public Tensor rrelu(Number lower, Number upper) {
        return rrelu(lower, upper, false);
    }

    /** {@code aten::rrelu}. */
    public Tensor rrelu(Number lower) {
        return rrelu(lower, 0.33333333333333331, false);
    }

    /** {@code aten::rrelu}. */
    public Tensor rrelu() {
        return rrelu(0.125, 0.33333333333333331, false);
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

    /** {@code aten::hardtanh_}. */
    public Tensor hardtanh_(Number minVal, Number maxVal) {
        try (Dispatch call = Dispatch.begin(HARDTANH_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(minVal);
            call.scalar(maxVal);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::hardtanh_}. */
    public Tensor hardtanh_(Number minVal) {
        return hardtanh_(minVal, 1);
    }

    /** {@code aten::hardtanh_}. */
    public Tensor hardtanh_() {
        return hardtanh_(-1, 1);
    }

    /** {@code aten::hardsigmoid}. */
    public Tensor hardsigmoid() {
        try (Dispatch call = Dispatch.begin(HARDSIGMOID)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hardsigmoid_}. */
    public Tensor hardsigmoid_() {
        try (Dispatch call = Dispatch.begin(HARDSIGMOID_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::hardswish}. */
    public Tensor hardswish() {
        try (Dispatch call = Dispatch.begin(HARDSWISH)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hardswish_}. */
    public Tensor hardswish_() {
        try (Dispatch call = Dispatch.begin(HARDSWISH_)) {
            call.tensor(handle((Tensor) this));
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::softplus}. */
    public Tensor softplus(Number beta, Number threshold) {
        try (Dispatch call = Dispatch.begin(SOFTPLUS)) {
            call.tensor(handle((Tensor) this));
            call.scalar(beta);
            call.scalar(threshold);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::softplus}. */
    public Tensor softplus(Number beta) {
        return softplus(beta, 20);
    }

    /** {@code aten::softplus}. */
    public Tensor softplus() {
        return softplus(1, 20);
    }

    /** {@code aten::softshrink}. */
    public Tensor softshrink(Number lambd) {
        try (Dispatch call = Dispatch.begin(SOFTSHRINK)) {
            call.tensor(handle((Tensor) this));
            call.scalar(lambd);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::softshrink}. */
    public Tensor softshrink() {
        return softshrink(0.5);
    }

    /** {@code aten::hardshrink}. */
    public Tensor hardshrink(Number lambd) {
        try (Dispatch call = Dispatch.begin(HARDSHRINK)) {
            call.tensor(handle((Tensor) this));
            call.scalar(lambd);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hardshrink}. */
    public Tensor hardshrink() {
        return hardshrink(0.5);
    }

    /** {@code aten::threshold}. */
    public Tensor threshold(Number threshold, Number value) {
        try (Dispatch call = Dispatch.begin(THRESHOLD)) {
            call.tensor(handle((Tensor) this));
            call.scalar(threshold);
            call.scalar(value);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::threshold_}. */
    public Tensor threshold_(Number threshold, Number value) {
        try (Dispatch call = Dispatch.begin(THRESHOLD_)) {
            call.tensor(handle((Tensor) this));
            call.scalar(threshold);
            call.scalar(value);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
    }

    /** {@code aten::log_sigmoid}. */
    public Tensor logSigmoid() {
        try (Dispatch call = Dispatch.begin(LOG_SIGMOID)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::glu}. */
    public Tensor glu(long dim) {
        try (Dispatch call = Dispatch.begin(GLU)) {
            call.tensor(handle((Tensor) this));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::glu}. */
    public Tensor glu() {
        return glu(-1);
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

    /** {@code aten::nll_loss}; weight may be null. */
    public Tensor nllLoss(Tensor target, Tensor weight, long reduction, long ignoreIndex) {
        try (Dispatch call = Dispatch.begin(NLL_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.optionalTensor(handle(weight));
            call.integer(reduction);
            call.integer(ignoreIndex);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nll_loss}; weight may be null. */
    public Tensor nllLoss(Tensor target, Tensor weight, long reduction) {
        return nllLoss(target, weight, reduction, -100);
    }

    /** {@code aten::nll_loss}; weight may be null. */
    public Tensor nllLoss(Tensor target, Tensor weight) {
        return nllLoss(target, weight, 1, -100);
    }

    /** {@code aten::nll_loss}. */
    public Tensor nllLoss(Tensor target) {
        return nllLoss(target, (Tensor) null, 1, -100);
    }

    /** {@code aten::nll_loss2d}; weight may be null. */
    public Tensor nllLoss2d(Tensor target, Tensor weight, long reduction, long ignoreIndex) {
        try (Dispatch call = Dispatch.begin(NLL_LOSS2D)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.optionalTensor(handle(weight));
            call.integer(reduction);
            call.integer(ignoreIndex);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nll_loss2d}; weight may be null. */
    public Tensor nllLoss2d(Tensor target, Tensor weight, long reduction) {
        return nllLoss2d(target, weight, reduction, -100);
    }

    /** {@code aten::nll_loss2d}; weight may be null. */
    public Tensor nllLoss2d(Tensor target, Tensor weight) {
        return nllLoss2d(target, weight, 1, -100);
    }

    /** {@code aten::nll_loss2d}. */
    public Tensor nllLoss2d(Tensor target) {
        return nllLoss2d(target, (Tensor) null, 1, -100);
    }

    /** {@code aten::nll_loss_nd}; weight may be null. */
    public Tensor nllLossNd(Tensor target, Tensor weight, long reduction, long ignoreIndex) {
        try (Dispatch call = Dispatch.begin(NLL_LOSS_ND)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.optionalTensor(handle(weight));
            call.integer(reduction);
            call.integer(ignoreIndex);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::nll_loss_nd}; weight may be null. */
    public Tensor nllLossNd(Tensor target, Tensor weight, long reduction) {
        return nllLossNd(target, weight, reduction, -100);
    }

    /** {@code aten::nll_loss_nd}; weight may be null. */
    public Tensor nllLossNd(Tensor target, Tensor weight) {
        return nllLossNd(target, weight, 1, -100);
    }

    /** {@code aten::nll_loss_nd}. */
    public Tensor nllLossNd(Tensor target) {
        return nllLossNd(target, (Tensor) null, 1, -100);
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

    /** {@code aten::l1_loss}. */
    public Tensor l1Loss(Tensor target, long reduction) {
        try (Dispatch call = Dispatch.begin(L1_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::l1_loss}. */
    public Tensor l1Loss(Tensor target) {
        return l1Loss(target, 1);
    }

    /** {@code aten::smooth_l1_loss}. */
    public Tensor smoothL1Loss(Tensor target, long reduction, double beta) {
        try (Dispatch call = Dispatch.begin(SMOOTH_L1_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            call.real(beta);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::smooth_l1_loss}. */
    public Tensor smoothL1Loss(Tensor target, long reduction) {
        return smoothL1Loss(target, reduction, 1.0);
    }

    /** {@code aten::smooth_l1_loss}. */
    public Tensor smoothL1Loss(Tensor target) {
        return smoothL1Loss(target, 1, 1.0);
    }

    /** {@code aten::huber_loss}. */
    public Tensor huberLoss(Tensor target, long reduction, double delta) {
        try (Dispatch call = Dispatch.begin(HUBER_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            call.real(delta);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::huber_loss}. */
    public Tensor huberLoss(Tensor target, long reduction) {
        return huberLoss(target, reduction, 1.0);
    }

    /** {@code aten::huber_loss}. */
    public Tensor huberLoss(Tensor target) {
        return huberLoss(target, 1, 1.0);
    }

    /** {@code aten::binary_cross_entropy}; weight may be null. */
    public Tensor binaryCrossEntropy(Tensor target, Tensor weight, long reduction) {
        try (Dispatch call = Dispatch.begin(BINARY_CROSS_ENTROPY)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.optionalTensor(handle(weight));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::binary_cross_entropy}; weight may be null. */
    public Tensor binaryCrossEntropy(Tensor target, Tensor weight) {
        return binaryCrossEntropy(target, weight, 1);
    }

    /** {@code aten::binary_cross_entropy}. */
    public Tensor binaryCrossEntropy(Tensor target) {
        return binaryCrossEntropy(target, (Tensor) null, 1);
    }

    /** {@code aten::binary_cross_entropy_with_logits}; weight, posWeight may be null each. */
    public Tensor binaryCrossEntropyWithLogits(Tensor target, Tensor weight, Tensor posWeight, long reduction) {
        try (Dispatch call = Dispatch.begin(BINARY_CROSS_ENTROPY_WITH_LOGITS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(posWeight));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::binary_cross_entropy_with_logits}; weight, posWeight may be null each. */
    public Tensor binaryCrossEntropyWithLogits(Tensor target, Tensor weight, Tensor posWeight) {
        return binaryCrossEntropyWithLogits(target, weight, posWeight, 1);
    }

    /** {@code aten::binary_cross_entropy_with_logits}; weight may be null. */
    public Tensor binaryCrossEntropyWithLogits(Tensor target, Tensor weight) {
        return binaryCrossEntropyWithLogits(target, weight, (Tensor) null, 1);
    }

    /** {@code aten::binary_cross_entropy_with_logits}. */
    public Tensor binaryCrossEntropyWithLogits(Tensor target) {
        return binaryCrossEntropyWithLogits(target, (Tensor) null, (Tensor) null, 1);
    }

    /** {@code aten::kl_div}. */
    public Tensor klDiv(Tensor target, long reduction, boolean logTarget) {
        try (Dispatch call = Dispatch.begin(KL_DIV)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            call.bool(logTarget);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::kl_div}. */
    public Tensor klDiv(Tensor target, long reduction) {
        return klDiv(target, reduction, false);
    }

    /** {@code aten::kl_div}. */
    public Tensor klDiv(Tensor target) {
        return klDiv(target, 1, false);
    }

    /** {@code aten::soft_margin_loss}. */
    public Tensor softMarginLoss(Tensor target, long reduction) {
        try (Dispatch call = Dispatch.begin(SOFT_MARGIN_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::soft_margin_loss}. */
    public Tensor softMarginLoss(Tensor target) {
        return softMarginLoss(target, 1);
    }

    /** {@code aten::hinge_embedding_loss}. */
    public Tensor hingeEmbeddingLoss(Tensor target, double margin, long reduction) {
        try (Dispatch call = Dispatch.begin(HINGE_EMBEDDING_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.real(margin);
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hinge_embedding_loss}. */
    public Tensor hingeEmbeddingLoss(Tensor target, double margin) {
        return hingeEmbeddingLoss(target, margin, 1);
    }

    /** {@code aten::hinge_embedding_loss}. */
    public Tensor hingeEmbeddingLoss(Tensor target) {
        return hingeEmbeddingLoss(target, 1.0, 1);
    }

    /** {@code aten::multi_margin_loss}; weight may be null. */
    public Tensor multiMarginLoss(Tensor target, Number p, Number margin, Tensor weight, long reduction) {
        try (Dispatch call = Dispatch.begin(MULTI_MARGIN_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.scalar(p);
            call.scalar(margin);
            call.optionalTensor(handle(weight));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::multi_margin_loss}; weight may be null. */
    public Tensor multiMarginLoss(Tensor target, Number p, Number margin, Tensor weight) {
        return multiMarginLoss(target, p, margin, weight, 1);
    }

    /** {@code aten::multi_margin_loss}. */
    public Tensor multiMarginLoss(Tensor target, Number p, Number margin) {
        return multiMarginLoss(target, p, margin, (Tensor) null, 1);
    }

    /** {@code aten::multi_margin_loss}. */
    public Tensor multiMarginLoss(Tensor target, Number p) {
        return multiMarginLoss(target, p, 1, (Tensor) null, 1);
    }

    /** {@code aten::multi_margin_loss}. */
    public Tensor multiMarginLoss(Tensor target) {
        return multiMarginLoss(target, 1, 1, (Tensor) null, 1);
    }

    /** {@code aten::multilabel_margin_loss}. */
    public Tensor multilabelMarginLoss(Tensor target, long reduction) {
        try (Dispatch call = Dispatch.begin(MULTILABEL_MARGIN_LOSS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(target));
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::multilabel_margin_loss}. */
    public Tensor multilabelMarginLoss(Tensor target) {
        return multilabelMarginLoss(target, 1);
    }

    /** {@code aten::upsample_nearest1d}; scales may be null. */
    public Tensor upsampleNearest1d(long[] outputSize, Double scales) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_NEAREST1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.optionalReal(scales);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_nearest1d}. */
    public Tensor upsampleNearest1d(long outputSize, double scales) {
        return upsampleNearest1d(new long[] {outputSize}, Double.valueOf(scales));
    }

    /** {@code aten::upsample_nearest1d}. */
    public Tensor upsampleNearest1d(long[] outputSize) {
        return upsampleNearest1d(outputSize, (Double) null);
    }

    /** {@code aten::upsample_nearest1d}. */
    public Tensor upsampleNearest1d(long outputSize) {
        return upsampleNearest1d(new long[] {outputSize}, (Double) null);
    }

    /** {@code aten::upsample_nearest2d}; scalesH, scalesW may be null each. */
    public Tensor upsampleNearest2d(long[] outputSize, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_NEAREST2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_nearest2d}. */
    public Tensor upsampleNearest2d(long outputSize, double scalesH, double scalesW) {
        return upsampleNearest2d(new long[] {outputSize, outputSize}, Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::upsample_nearest2d}; scalesH may be null. */
    public Tensor upsampleNearest2d(long[] outputSize, Double scalesH) {
        return upsampleNearest2d(outputSize, scalesH, (Double) null);
    }

    /** {@code aten::upsample_nearest2d}. */
    public Tensor upsampleNearest2d(long outputSize, double scalesH) {
        return upsampleNearest2d(new long[] {outputSize, outputSize}, Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::upsample_nearest2d}. */
    public Tensor upsampleNearest2d(long[] outputSize) {
        return upsampleNearest2d(outputSize, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_nearest2d}. */
    public Tensor upsampleNearest2d(long outputSize) {
        return upsampleNearest2d(new long[] {outputSize, outputSize}, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_nearest3d}; scalesD, scalesH, scalesW may be null each. */
    public Tensor upsampleNearest3d(long[] outputSize, Double scalesD, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_NEAREST3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.optionalReal(scalesD);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_nearest3d}. */
    public Tensor upsampleNearest3d(long outputSize, double scalesD, double scalesH, double scalesW) {
        return upsampleNearest3d(new long[] {outputSize, outputSize, outputSize}, Double.valueOf(scalesD), Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::upsample_nearest3d}; scalesD, scalesH may be null each. */
    public Tensor upsampleNearest3d(long[] outputSize, Double scalesD, Double scalesH) {
        return upsampleNearest3d(outputSize, scalesD, scalesH, (Double) null);
    }

    /** {@code aten::upsample_nearest3d}. */
    public Tensor upsampleNearest3d(long outputSize, double scalesD, double scalesH) {
        return upsampleNearest3d(new long[] {outputSize, outputSize, outputSize}, Double.valueOf(scalesD), Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::upsample_nearest3d}; scalesD may be null. */
    public Tensor upsampleNearest3d(long[] outputSize, Double scalesD) {
        return upsampleNearest3d(outputSize, scalesD, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_nearest3d}. */
    public Tensor upsampleNearest3d(long outputSize, double scalesD) {
        return upsampleNearest3d(new long[] {outputSize, outputSize, outputSize}, Double.valueOf(scalesD), (Double) null, (Double) null);
    }

    /** {@code aten::upsample_nearest3d}. */
    public Tensor upsampleNearest3d(long[] outputSize) {
        return upsampleNearest3d(outputSize, (Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_nearest3d}. */
    public Tensor upsampleNearest3d(long outputSize) {
        return upsampleNearest3d(new long[] {outputSize, outputSize, outputSize}, (Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact1d}; scales may be null. */
    public Tensor upsampleNearestExact1d(long[] outputSize, Double scales) {
        try (Dispatch call = Dispatch.begin(_UPSAMPLE_NEAREST_EXACT1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.optionalReal(scales);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_upsample_nearest_exact1d}. */
    public Tensor upsampleNearestExact1d(long outputSize, double scales) {
        return upsampleNearestExact1d(new long[] {outputSize}, Double.valueOf(scales));
    }

    /** {@code aten::_upsample_nearest_exact1d}. */
    public Tensor upsampleNearestExact1d(long[] outputSize) {
        return upsampleNearestExact1d(outputSize, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact1d}. */
    public Tensor upsampleNearestExact1d(long outputSize) {
        return upsampleNearestExact1d(new long[] {outputSize}, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact2d}; scalesH, scalesW may be null each. */
    public Tensor upsampleNearestExact2d(long[] outputSize, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(_UPSAMPLE_NEAREST_EXACT2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_upsample_nearest_exact2d}. */
    public Tensor upsampleNearestExact2d(long outputSize, double scalesH, double scalesW) {
        return upsampleNearestExact2d(new long[] {outputSize, outputSize}, Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::_upsample_nearest_exact2d}; scalesH may be null. */
    public Tensor upsampleNearestExact2d(long[] outputSize, Double scalesH) {
        return upsampleNearestExact2d(outputSize, scalesH, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact2d}. */
    public Tensor upsampleNearestExact2d(long outputSize, double scalesH) {
        return upsampleNearestExact2d(new long[] {outputSize, outputSize}, Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact2d}. */
    public Tensor upsampleNearestExact2d(long[] outputSize) {
        return upsampleNearestExact2d(outputSize, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact2d}. */
    public Tensor upsampleNearestExact2d(long outputSize) {
        return upsampleNearestExact2d(new long[] {outputSize, outputSize}, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact3d}; scalesD, scalesH, scalesW may be null each. */
    public Tensor upsampleNearestExact3d(long[] outputSize, Double scalesD, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(_UPSAMPLE_NEAREST_EXACT3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.optionalReal(scalesD);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_upsample_nearest_exact3d}. */
    public Tensor upsampleNearestExact3d(long outputSize, double scalesD, double scalesH, double scalesW) {
        return upsampleNearestExact3d(new long[] {outputSize, outputSize, outputSize}, Double.valueOf(scalesD), Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::_upsample_nearest_exact3d}; scalesD, scalesH may be null each. */
    public Tensor upsampleNearestExact3d(long[] outputSize, Double scalesD, Double scalesH) {
        return upsampleNearestExact3d(outputSize, scalesD, scalesH, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact3d}. */
    public Tensor upsampleNearestExact3d(long outputSize, double scalesD, double scalesH) {
        return upsampleNearestExact3d(new long[] {outputSize, outputSize, outputSize}, Double.valueOf(scalesD), Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact3d}; scalesD may be null. */
    public Tensor upsampleNearestExact3d(long[] outputSize, Double scalesD) {
        return upsampleNearestExact3d(outputSize, scalesD, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact3d}. */
    public Tensor upsampleNearestExact3d(long outputSize, double scalesD) {
        return upsampleNearestExact3d(new long[] {outputSize, outputSize, outputSize}, Double.valueOf(scalesD), (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact3d}. */
    public Tensor upsampleNearestExact3d(long[] outputSize) {
        return upsampleNearestExact3d(outputSize, (Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_nearest_exact3d}. */
    public Tensor upsampleNearestExact3d(long outputSize) {
        return upsampleNearestExact3d(new long[] {outputSize, outputSize, outputSize}, (Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_linear1d}; scales may be null. */
    public Tensor upsampleLinear1d(long[] outputSize, boolean alignCorners, Double scales) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_LINEAR1D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.bool(alignCorners);
            call.optionalReal(scales);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_linear1d}. */
    public Tensor upsampleLinear1d(long outputSize, boolean alignCorners, double scales) {
        return upsampleLinear1d(new long[] {outputSize}, alignCorners, Double.valueOf(scales));
    }

    /** {@code aten::upsample_linear1d}. */
    public Tensor upsampleLinear1d(long[] outputSize, boolean alignCorners) {
        return upsampleLinear1d(outputSize, alignCorners, (Double) null);
    }

    /** {@code aten::upsample_linear1d}. */
    public Tensor upsampleLinear1d(long outputSize, boolean alignCorners) {
        return upsampleLinear1d(new long[] {outputSize}, alignCorners, (Double) null);
    }

    /** {@code aten::upsample_bilinear2d}; scalesH, scalesW may be null each. */
    public Tensor upsampleBilinear2d(long[] outputSize, boolean alignCorners, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_BILINEAR2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.bool(alignCorners);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_bilinear2d}. */
    public Tensor upsampleBilinear2d(long outputSize, boolean alignCorners, double scalesH, double scalesW) {
        return upsampleBilinear2d(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::upsample_bilinear2d}; scalesH may be null. */
    public Tensor upsampleBilinear2d(long[] outputSize, boolean alignCorners, Double scalesH) {
        return upsampleBilinear2d(outputSize, alignCorners, scalesH, (Double) null);
    }

    /** {@code aten::upsample_bilinear2d}. */
    public Tensor upsampleBilinear2d(long outputSize, boolean alignCorners, double scalesH) {
        return upsampleBilinear2d(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::upsample_bilinear2d}. */
    public Tensor upsampleBilinear2d(long[] outputSize, boolean alignCorners) {
        return upsampleBilinear2d(outputSize, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_bilinear2d}. */
    public Tensor upsampleBilinear2d(long outputSize, boolean alignCorners) {
        return upsampleBilinear2d(new long[] {outputSize, outputSize}, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_trilinear3d}; scalesD, scalesH, scalesW may be null each. */
    public Tensor upsampleTrilinear3d(long[] outputSize, boolean alignCorners, Double scalesD, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_TRILINEAR3D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.bool(alignCorners);
            call.optionalReal(scalesD);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_trilinear3d}. */
    public Tensor upsampleTrilinear3d(long outputSize, boolean alignCorners, double scalesD, double scalesH, double scalesW) {
        return upsampleTrilinear3d(new long[] {outputSize, outputSize, outputSize}, alignCorners, Double.valueOf(scalesD), Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::upsample_trilinear3d}; scalesD, scalesH may be null each. */
    public Tensor upsampleTrilinear3d(long[] outputSize, boolean alignCorners, Double scalesD, Double scalesH) {
        return upsampleTrilinear3d(outputSize, alignCorners, scalesD, scalesH, (Double) null);
    }

    /** {@code aten::upsample_trilinear3d}. */
    public Tensor upsampleTrilinear3d(long outputSize, boolean alignCorners, double scalesD, double scalesH) {
        return upsampleTrilinear3d(new long[] {outputSize, outputSize, outputSize}, alignCorners, Double.valueOf(scalesD), Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::upsample_trilinear3d}; scalesD may be null. */
    public Tensor upsampleTrilinear3d(long[] outputSize, boolean alignCorners, Double scalesD) {
        return upsampleTrilinear3d(outputSize, alignCorners, scalesD, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_trilinear3d}. */
    public Tensor upsampleTrilinear3d(long outputSize, boolean alignCorners, double scalesD) {
        return upsampleTrilinear3d(new long[] {outputSize, outputSize, outputSize}, alignCorners, Double.valueOf(scalesD), (Double) null, (Double) null);
    }

    /** {@code aten::upsample_trilinear3d}. */
    public Tensor upsampleTrilinear3d(long[] outputSize, boolean alignCorners) {
        return upsampleTrilinear3d(outputSize, alignCorners, (Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_trilinear3d}. */
    public Tensor upsampleTrilinear3d(long outputSize, boolean alignCorners) {
        return upsampleTrilinear3d(new long[] {outputSize, outputSize, outputSize}, alignCorners, (Double) null, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_bicubic2d}; scalesH, scalesW may be null each. */
    public Tensor upsampleBicubic2d(long[] outputSize, boolean alignCorners, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_BICUBIC2D)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.bool(alignCorners);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_bicubic2d}. */
    public Tensor upsampleBicubic2d(long outputSize, boolean alignCorners, double scalesH, double scalesW) {
        return upsampleBicubic2d(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::upsample_bicubic2d}; scalesH may be null. */
    public Tensor upsampleBicubic2d(long[] outputSize, boolean alignCorners, Double scalesH) {
        return upsampleBicubic2d(outputSize, alignCorners, scalesH, (Double) null);
    }

    /** {@code aten::upsample_bicubic2d}. */
    public Tensor upsampleBicubic2d(long outputSize, boolean alignCorners, double scalesH) {
        return upsampleBicubic2d(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::upsample_bicubic2d}. */
    public Tensor upsampleBicubic2d(long[] outputSize, boolean alignCorners) {
        return upsampleBicubic2d(outputSize, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::upsample_bicubic2d}. */
    public Tensor upsampleBicubic2d(long outputSize, boolean alignCorners) {
        return upsampleBicubic2d(new long[] {outputSize, outputSize}, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_bilinear2d_aa}; scalesH, scalesW may be null each. */
    public Tensor upsampleBilinear2dAa(long[] outputSize, boolean alignCorners, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(_UPSAMPLE_BILINEAR2D_AA)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.bool(alignCorners);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_upsample_bilinear2d_aa}. */
    public Tensor upsampleBilinear2dAa(long outputSize, boolean alignCorners, double scalesH, double scalesW) {
        return upsampleBilinear2dAa(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::_upsample_bilinear2d_aa}; scalesH may be null. */
    public Tensor upsampleBilinear2dAa(long[] outputSize, boolean alignCorners, Double scalesH) {
        return upsampleBilinear2dAa(outputSize, alignCorners, scalesH, (Double) null);
    }

    /** {@code aten::_upsample_bilinear2d_aa}. */
    public Tensor upsampleBilinear2dAa(long outputSize, boolean alignCorners, double scalesH) {
        return upsampleBilinear2dAa(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::_upsample_bilinear2d_aa}. */
    public Tensor upsampleBilinear2dAa(long[] outputSize, boolean alignCorners) {
        return upsampleBilinear2dAa(outputSize, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_bilinear2d_aa}. */
    public Tensor upsampleBilinear2dAa(long outputSize, boolean alignCorners) {
        return upsampleBilinear2dAa(new long[] {outputSize, outputSize}, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_bicubic2d_aa}; scalesH, scalesW may be null each. */
    public Tensor upsampleBicubic2dAa(long[] outputSize, boolean alignCorners, Double scalesH, Double scalesW) {
        try (Dispatch call = Dispatch.begin(_UPSAMPLE_BICUBIC2D_AA)) {
            call.tensor(handle((Tensor) this));
            call.integers(outputSize);
            call.bool(alignCorners);
            call.optionalReal(scalesH);
            call.optionalReal(scalesW);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_upsample_bicubic2d_aa}. */
    public Tensor upsampleBicubic2dAa(long outputSize, boolean alignCorners, double scalesH, double scalesW) {
        return upsampleBicubic2dAa(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), Double.valueOf(scalesW));
    }

    /** {@code aten::_upsample_bicubic2d_aa}; scalesH may be null. */
    public Tensor upsampleBicubic2dAa(long[] outputSize, boolean alignCorners, Double scalesH) {
        return upsampleBicubic2dAa(outputSize, alignCorners, scalesH, (Double) null);
    }

    /** {@code aten::_upsample_bicubic2d_aa}. */
    public Tensor upsampleBicubic2dAa(long outputSize, boolean alignCorners, double scalesH) {
        return upsampleBicubic2dAa(new long[] {outputSize, outputSize}, alignCorners, Double.valueOf(scalesH), (Double) null);
    }

    /** {@code aten::_upsample_bicubic2d_aa}. */
    public Tensor upsampleBicubic2dAa(long[] outputSize, boolean alignCorners) {
        return upsampleBicubic2dAa(outputSize, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::_upsample_bicubic2d_aa}. */
    public Tensor upsampleBicubic2dAa(long outputSize, boolean alignCorners) {
        return upsampleBicubic2dAa(new long[] {outputSize, outputSize}, alignCorners, (Double) null, (Double) null);
    }

    /** {@code aten::pixel_shuffle}. */
    public Tensor pixelShuffle(long upscaleFactor) {
        try (Dispatch call = Dispatch.begin(PIXEL_SHUFFLE)) {
            call.tensor(handle((Tensor) this));
            call.integer(upscaleFactor);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pixel_unshuffle}. */
    public Tensor pixelUnshuffle(long downscaleFactor) {
        try (Dispatch call = Dispatch.begin(PIXEL_UNSHUFFLE)) {
            call.tensor(handle((Tensor) this));
            call.integer(downscaleFactor);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::channel_shuffle}. */
    public Tensor channelShuffle(long groups) {
        try (Dispatch call = Dispatch.begin(CHANNEL_SHUFFLE)) {
            call.tensor(handle((Tensor) this));
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_amp_update_scale_}. */
    public Tensor ampUpdateScale_(Tensor growthTracker, Tensor foundInf, double scaleGrowthFactor, double scaleBackoffFactor, long growthInterval) {
        try (Dispatch call = Dispatch.begin(_AMP_UPDATE_SCALE_)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(growthTracker));
            call.tensor(handle(foundInf));
            call.real(scaleGrowthFactor);
            call.real(scaleBackoffFactor);
            call.integer(growthInterval);
            call.run();
            call.dropTensorResult(0);
            return (Tensor) this;
        }
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

    /** {@code aten::fake_quantize_per_tensor_affine.tensor_qparams}. */
    public Tensor fakeQuantizePerTensorAffine(Tensor scale, Tensor zeroPoint, long quantMin, long quantMax) {
        try (Dispatch call = Dispatch.begin(FAKE_QUANTIZE_PER_TENSOR_AFFINE_TENSOR_QPARAMS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
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

    /**
     * What {@code aten::fake_quantize_per_tensor_affine_cachemask} returns.
     *
     * @param output result 0 of the operator
     * @param mask result 1 of the operator
     */
    public record FakeQuantizePerTensorAffineCachemaskResult(Tensor output, Tensor mask) {
    }

    /** {@code aten::fake_quantize_per_tensor_affine_cachemask}. */
    public FakeQuantizePerTensorAffineCachemaskResult fakeQuantizePerTensorAffineCachemask(double scale, long zeroPoint, long quantMin, long quantMax) {
        try (Dispatch call = Dispatch.begin(FAKE_QUANTIZE_PER_TENSOR_AFFINE_CACHEMASK)) {
            call.tensor(handle((Tensor) this));
            call.real(scale);
            call.integer(zeroPoint);
            call.integer(quantMin);
            call.integer(quantMax);
            runForTensors(call);
            return new FakeQuantizePerTensorAffineCachemaskResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /**
     * What {@code aten::fake_quantize_per_channel_affine_cachemask} returns.
     *
     * @param output result 0 of the operator
     * @param mask result 1 of the operator
     */
    public record FakeQuantizePerChannelAffineCachemaskResult(Tensor output, Tensor mask) {
    }

    /** {@code aten::fake_quantize_per_channel_affine_cachemask}. */
    public FakeQuantizePerChannelAffineCachemaskResult fakeQuantizePerChannelAffineCachemask(Tensor scale, Tensor zeroPoint, long axis, long quantMin, long quantMax) {
        try (Dispatch call = Dispatch.begin(FAKE_QUANTIZE_PER_CHANNEL_AFFINE_CACHEMASK)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.integer(axis);
            call.integer(quantMin);
            call.integer(quantMax);
            runForTensors(call);
            return new FakeQuantizePerChannelAffineCachemaskResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::_fake_quantize_learnable_per_tensor_affine}. */
    public Tensor fakeQuantizeLearnablePerTensorAffine(Tensor scale, Tensor zeroPoint, long quantMin, long quantMax, double gradFactor) {
        try (Dispatch call = Dispatch.begin(_FAKE_QUANTIZE_LEARNABLE_PER_TENSOR_AFFINE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.integer(quantMin);
            call.integer(quantMax);
            call.real(gradFactor);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_fake_quantize_learnable_per_tensor_affine}. */
    public Tensor fakeQuantizeLearnablePerTensorAffine(Tensor scale, Tensor zeroPoint, long quantMin, long quantMax) {
        return fakeQuantizeLearnablePerTensorAffine(scale, zeroPoint, quantMin, quantMax, 1.0);
    }

    /** {@code aten::_fake_quantize_learnable_per_channel_affine}. */
    public Tensor fakeQuantizeLearnablePerChannelAffine(Tensor scale, Tensor zeroPoint, long axis, long quantMin, long quantMax, double gradFactor) {
        try (Dispatch call = Dispatch.begin(_FAKE_QUANTIZE_LEARNABLE_PER_CHANNEL_AFFINE)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.integer(axis);
            call.integer(quantMin);
            call.integer(quantMax);
            call.real(gradFactor);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_fake_quantize_learnable_per_channel_affine}. */
    public Tensor fakeQuantizeLearnablePerChannelAffine(Tensor scale, Tensor zeroPoint, long axis, long quantMin, long quantMax) {
        return fakeQuantizeLearnablePerChannelAffine(scale, zeroPoint, axis, quantMin, quantMax, 1.0);
    }

    /** {@code aten::fused_moving_avg_obs_fake_quant}. */
    public Tensor fusedMovingAvgObsFakeQuant(Tensor observerOn, Tensor fakeQuantOn, Tensor runningMin, Tensor runningMax, Tensor scale, Tensor zeroPoint, double averagingConst, long quantMin, long quantMax, long chAxis, boolean perRowFakeQuant, boolean symmetricQuant) {
        try (Dispatch call = Dispatch.begin(FUSED_MOVING_AVG_OBS_FAKE_QUANT)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(observerOn));
            call.tensor(handle(fakeQuantOn));
            call.tensor(handle(runningMin));
            call.tensor(handle(runningMax));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.real(averagingConst);
            call.integer(quantMin);
            call.integer(quantMax);
            call.integer(chAxis);
            call.bool(perRowFakeQuant);
            call.bool(symmetricQuant);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fused_moving_avg_obs_fake_quant}. */
    public Tensor fusedMovingAvgObsFakeQuant(Tensor observerOn, Tensor fakeQuantOn, Tensor runningMin, Tensor runningMax, Tensor scale, Tensor zeroPoint, double averagingConst, long quantMin, long quantMax, long chAxis, boolean perRowFakeQuant) {
        return fusedMovingAvgObsFakeQuant(observerOn, fakeQuantOn, runningMin, runningMax, scale, zeroPoint, averagingConst, quantMin, quantMax, chAxis, perRowFakeQuant, false);
    }

    /** {@code aten::fused_moving_avg_obs_fake_quant}. */
    public Tensor fusedMovingAvgObsFakeQuant(Tensor observerOn, Tensor fakeQuantOn, Tensor runningMin, Tensor runningMax, Tensor scale, Tensor zeroPoint, double averagingConst, long quantMin, long quantMax, long chAxis) {
        return fusedMovingAvgObsFakeQuant(observerOn, fakeQuantOn, runningMin, runningMax, scale, zeroPoint, averagingConst, quantMin, quantMax, chAxis, false, false);
    }

    /**
     * What {@code aten::_choose_qparams_per_tensor} returns.
     *
     * @param scale result 0 of the operator
     * @param zeroPoint result 1 of the operator
     */
    public record ChooseQparamsPerTensorResult(double scale, long zeroPoint) {
    }

    /** {@code aten::_choose_qparams_per_tensor}. */
    public ChooseQparamsPerTensorResult chooseQparamsPerTensor(boolean reduceRange) {
        try (Dispatch call = Dispatch.begin(_CHOOSE_QPARAMS_PER_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.bool(reduceRange);
            call.run();
            return new ChooseQparamsPerTensorResult(call.realResult(0), call.integerResult(1));
        }
    }

    /** {@code aten::_choose_qparams_per_tensor}. */
    public ChooseQparamsPerTensorResult chooseQparamsPerTensor() {
        return chooseQparamsPerTensor(false);
    }

    /** {@code aten::quantize_per_tensor}. */
    public Tensor quantizePerTensor(double scale, long zeroPoint, DType dtype) {
        try (Dispatch call = Dispatch.begin(QUANTIZE_PER_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.real(scale);
            call.integer(zeroPoint);
            call.dtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::quantize_per_tensor.tensor_qparams}. */
    public Tensor quantizePerTensor(Tensor scale, Tensor zeroPoint, DType dtype) {
        try (Dispatch call = Dispatch.begin(QUANTIZE_PER_TENSOR_TENSOR_QPARAMS)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.dtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::quantize_per_channel}. */
    public Tensor quantizePerChannel(Tensor scales, Tensor zeroPoints, long axis, DType dtype) {
        try (Dispatch call = Dispatch.begin(QUANTIZE_PER_CHANNEL)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scales));
            call.tensor(handle(zeroPoints));
            call.integer(axis);
            call.dtype(dtype);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::quantize_per_tensor_dynamic}. */
    public Tensor quantizePerTensorDynamic(DType dtype, boolean reduceRange) {
        try (Dispatch call = Dispatch.begin(QUANTIZE_PER_TENSOR_DYNAMIC)) {
            call.tensor(handle((Tensor) this));
            call.dtype(dtype);
            call.bool(reduceRange);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::dequantize.self}. */
    public Tensor dequantize() {
        try (Dispatch call = Dispatch.begin(DEQUANTIZE_SELF)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::int_repr}. */
    public Tensor intRepr() {
        try (Dispatch call = Dispatch.begin(INT_REPR)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::q_scale}. */
    public double qScale() {
        try (Dispatch call = Dispatch.begin(Q_SCALE)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.realResult(0);
        }
    }

    /** {@code aten::q_zero_point}. */
    public long qZeroPoint() {
        try (Dispatch call = Dispatch.begin(Q_ZERO_POINT)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.integerResult(0);
        }
    }

    /** {@code aten::q_per_channel_scales}. */
    public Tensor qPerChannelScales() {
        try (Dispatch call = Dispatch.begin(Q_PER_CHANNEL_SCALES)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::q_per_channel_zero_points}. */
    public Tensor qPerChannelZeroPoints() {
        try (Dispatch call = Dispatch.begin(Q_PER_CHANNEL_ZERO_POINTS)) {
            call.tensor(handle((Tensor) this));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::q_per_channel_axis}. */
    public long qPerChannelAxis() {
        try (Dispatch call = Dispatch.begin(Q_PER_CHANNEL_AXIS)) {
            call.tensor(handle((Tensor) this));
            call.run();
            return call.integerResult(0);
        }
    }

    /** {@code aten::_make_per_tensor_quantized_tensor}. */
    public Tensor makePerTensorQuantizedTensor(double scale, long zeroPoint) {
        try (Dispatch call = Dispatch.begin(_MAKE_PER_TENSOR_QUANTIZED_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.real(scale);
            call.integer(zeroPoint);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_make_per_channel_quantized_tensor}. */
    public Tensor makePerChannelQuantizedTensor(Tensor scale, Tensor zeroPoint, long axis) {
        try (Dispatch call = Dispatch.begin(_MAKE_PER_CHANNEL_QUANTIZED_TENSOR)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(scale));
            call.tensor(handle(zeroPoint));
            call.integer(axis);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_int_mm}. */
    public Tensor intMm(Tensor mat2) {
        try (Dispatch call = Dispatch.begin(_INT_MM)) {
            call.tensor(handle((Tensor) this));
            call.tensor(handle(mat2));
            runForTensors(call);
            return tensor(call, 0);
        }
    }
}
