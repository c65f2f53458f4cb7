package org.reptorch.torch;

import java.util.List;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Operator;

/** Operators without a tensor {@code self}: functions such as {@code conv2d}. Generated from operators.txt; do not edit. */
public final class Ops extends Facade {

    private static final Operator EMPTY_MEMORY_FORMAT = Operator.of(
            "aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator ZEROS = Operator.of(
            "aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator ONES = Operator.of(
            "aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator FULL = Operator.of(
            "aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator ARANGE = Operator.of(
            "aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator ARANGE_START = Operator.of(
            "aten::arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator ARANGE_START_STEP = Operator.of(
            "aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator LINSPACE = Operator.of(
            "aten::linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator LOGSPACE = Operator.of(
            "aten::logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator EYE = Operator.of(
            "aten::eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator EYE_M = Operator.of(
            "aten::eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator TRIL_INDICES = Operator.of(
            "aten::tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator TRIU_INDICES = Operator.of(
            "aten::triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator COMPLEX = Operator.of(
            "aten::complex(Tensor real, Tensor imag) -> Tensor");
    private static final Operator POLAR = Operator.of(
            "aten::polar(Tensor abs, Tensor angle) -> Tensor");
    private static final Operator SCALAR_TENSOR = Operator.of(
            "aten::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator HANN_WINDOW = Operator.of(
            "aten::hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator HAMMING_WINDOW = Operator.of(
            "aten::hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator BLACKMAN_WINDOW = Operator.of(
            "aten::blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RAND = Operator.of(
            "aten::rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDN = Operator.of(
            "aten::randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDINT = Operator.of(
            "aten::randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDINT_LOW = Operator.of(
            "aten::randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDPERM = Operator.of(
            "aten::randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator NORMAL_FLOAT_FLOAT = Operator.of(
            "aten::normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator NORMAL_TENSOR_FLOAT = Operator.of(
            "aten::normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor");
    private static final Operator NORMAL_FLOAT_TENSOR = Operator.of(
            "aten::normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor");
    private static final Operator NORMAL_TENSOR_TENSOR = Operator.of(
            "aten::normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor");
    private static final Operator REMAINDER_SCALAR_TENSOR = Operator.of(
            "aten::remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor");
    private static final Operator POW_SCALAR = Operator.of(
            "aten::pow.Scalar(Scalar self, Tensor exponent) -> Tensor");
    private static final Operator FLOAT_POWER_SCALAR = Operator.of(
            "aten::float_power.Scalar(Scalar self, Tensor exponent) -> Tensor");
    private static final Operator POLYGAMMA = Operator.of(
            "aten::polygamma(int n, Tensor self) -> Tensor");
    private static final Operator XLOGY_SCALAR_SELF = Operator.of(
            "aten::xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor");
    private static final Operator ISIN_TENSOR_TENSOR = Operator.of(
            "aten::isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor");
    private static final Operator ISIN_TENSOR_SCALAR = Operator.of(
            "aten::isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor");
    private static final Operator WHERE_SELF = Operator.of(
            "aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor");
    private static final Operator WHERE_SCALARSELF = Operator.of(
            "aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor");
    private static final Operator WHERE_SCALAROTHER = Operator.of(
            "aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor");
    private static final Operator WHERE_SCALAR = Operator.of(
            "aten::where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor");
    private static final Operator WHERE = Operator.of(
            "aten::where(Tensor condition) -> Tensor[]");
    private static final Operator CAN_CAST = Operator.of(
            "aten::can_cast(ScalarType from_, ScalarType to) -> bool");
    private static final Operator RESULT_TYPE_TENSOR = Operator.of(
            "aten::result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType");
    private static final Operator RESULT_TYPE_SCALAR = Operator.of(
            "aten::result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType");
    private static final Operator PROMOTE_TYPES = Operator.of(
            "aten::promote_types(ScalarType type1, ScalarType type2) -> ScalarType");
    private static final Operator TRAPEZOID_X = Operator.of(
            "aten::trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor");
    private static final Operator TRAPEZOID_DX = Operator.of(
            "aten::trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor");
    private static final Operator CUMULATIVE_TRAPEZOID_DX = Operator.of(
            "aten::cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor");
    private static final Operator SEARCHSORTED_TENSOR = Operator.of(
            "aten::searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor");
    private static final Operator SEARCHSORTED_SCALAR = Operator.of(
            "aten::searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor");
    private static final Operator BUCKETIZE_SCALAR = Operator.of(
            "aten::bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor");
    private static final Operator VANDER = Operator.of(
            "aten::vander(Tensor x, int? N=None, bool increasing=False) -> Tensor");
    private static final Operator CARTESIAN_PROD = Operator.of(
            "aten::cartesian_prod(Tensor[] tensors) -> Tensor");
    private static final Operator MESHGRID_INDEXING = Operator.of(
            "aten::meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]");
    private static final Operator BROADCAST_TENSORS = Operator.of(
            "aten::broadcast_tensors(Tensor[] tensors) -> Tensor[]");
    private static final Operator CAT = Operator.of(
            "aten::cat(Tensor[] tensors, int dim=0) -> Tensor");
    private static final Operator STACK = Operator.of(
            "aten::stack(Tensor[] tensors, int dim=0) -> Tensor");
    private static final Operator HSTACK = Operator.of(
            "aten::hstack(Tensor[] tensors) -> Tensor");
    private static final Operator VSTACK = Operator.of(
            "aten::vstack(Tensor[] tensors) -> Tensor");
    private static final Operator DSTACK = Operator.of(
            "aten::dstack(Tensor[] tensors) -> Tensor");
    private static final Operator COLUMN_STACK = Operator.of(
            "aten::column_stack(Tensor[] tensors) -> Tensor");
    private static final Operator BLOCK_DIAG = Operator.of(
            "aten::block_diag(Tensor[] tensors) -> Tensor");
    private static final Operator LINEAR = Operator.of(
            "aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor");
    private static final Operator BILINEAR = Operator.of(
            "aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor");
    private static final Operator EINSUM = Operator.of(
            "aten::einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor");
    private static final Operator LINALG_MULTI_DOT = Operator.of(
            "aten::linalg_multi_dot(Tensor[] tensors) -> Tensor");
    private static final Operator CDIST = Operator.of(
            "aten::cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor");
    private static final Operator COSINE_SIMILARITY = Operator.of(
            "aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor");
    private static final Operator PAIRWISE_DISTANCE = Operator.of(
            "aten::pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor");
    private static final Operator LINALG_DET = Operator.of(
            "aten::linalg_det(Tensor A) -> Tensor");
    private static final Operator LINALG_SLOGDET = Operator.of(
            "aten::linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)");
    private static final Operator LINALG_INV = Operator.of(
            "aten::linalg_inv(Tensor A) -> Tensor");
    private static final Operator LINALG_INV_EX = Operator.of(
            "aten::linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)");
    private static final Operator LINALG_SOLVE = Operator.of(
            "aten::linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor");
    private static final Operator LINALG_QR = Operator.of(
            "aten::linalg_qr(Tensor A, str mode=\"reduced\") -> (Tensor Q, Tensor R)");
    private static final Operator LINALG_SVD = Operator.of(
            "aten::linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)");
    private static final Operator LINALG_SVDVALS = Operator.of(
            "aten::linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor");
    private static final Operator LINALG_LU = Operator.of(
            "aten::linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)");
    private static final Operator LINALG_LU_FACTOR = Operator.of(
            "aten::linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)");
    private static final Operator LINALG_VECDOT = Operator.of(
            "aten::linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor");
    private static final Operator LINALG_VANDER = Operator.of(
            "aten::linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor");
    private static final Operator LINALG_DIAGONAL = Operator.of(
            "aten::linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)");
    private static final Operator LINALG_HOUSEHOLDER_PRODUCT = Operator.of(
            "aten::linalg_householder_product(Tensor input, Tensor tau) -> Tensor");
    private static final Operator FFT_FFTFREQ = Operator.of(
            "aten::fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator FFT_RFFTFREQ = Operator.of(
            "aten::fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator CONV1D = Operator.of(
            "aten::conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor");
    private static final Operator CONV2D = Operator.of(
            "aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor");
    private static final Operator CONV3D = Operator.of(
            "aten::conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor");
    private static final Operator CONV1D_PADDING = Operator.of(
            "aten::conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding=\"valid\", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor");
    private static final Operator CONV2D_PADDING = Operator.of(
            "aten::conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding=\"valid\", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor");
    private static final Operator CONV3D_PADDING = Operator.of(
            "aten::conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding=\"valid\", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor");
    private static final Operator CONV_TRANSPOSE1D = Operator.of(
            "aten::conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor");
    private static final Operator CONV_TRANSPOSE2D_INPUT = Operator.of(
            "aten::conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor");
    private static final Operator CONV_TRANSPOSE3D_INPUT = Operator.of(
            "aten::conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor");
    private static final Operator CONVOLUTION = Operator.of(
            "aten::convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor");
    private static final Operator BATCH_NORM = Operator.of(
            "aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor");
    private static final Operator NATIVE_BATCH_NORM = Operator.of(
            "aten::native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor output, Tensor mean, Tensor rstd)");
    private static final Operator LAYER_NORM = Operator.of(
            "aten::layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor");
    private static final Operator NATIVE_LAYER_NORM = Operator.of(
            "aten::native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor output, Tensor mean, Tensor rstd)");
    private static final Operator GROUP_NORM = Operator.of(
            "aten::group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor");
    private static final Operator INSTANCE_NORM = Operator.of(
            "aten::instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor");
    private static final Operator RMS_NORM = Operator.of(
            "aten::rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor");
    private static final Operator DROPOUT = Operator.of(
            "aten::dropout(Tensor input, float p, bool train) -> Tensor");
    private static final Operator FEATURE_DROPOUT = Operator.of(
            "aten::feature_dropout(Tensor input, float p, bool train) -> Tensor");
    private static final Operator ALPHA_DROPOUT = Operator.of(
            "aten::alpha_dropout(Tensor input, float p, bool train) -> Tensor");
    private static final Operator NATIVE_DROPOUT = Operator.of(
            "aten::native_dropout(Tensor input, float p, bool? train) -> (Tensor output, Tensor mask)");
    private static final Operator MARGIN_RANKING_LOSS = Operator.of(
            "aten::margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor");
    private static final Operator COSINE_EMBEDDING_LOSS = Operator.of(
            "aten::cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor");
    private static final Operator TRIPLET_MARGIN_LOSS = Operator.of(
            "aten::triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor");
    private static final Operator POISSON_NLL_LOSS = Operator.of(
            "aten::poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor");
    private static final Operator CTC_LOSS_INTLIST = Operator.of(
            "aten::ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor");
    private static final Operator CTC_LOSS_TENSOR = Operator.of(
            "aten::ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor");
    private static final Operator UPSAMPLE_NEAREST1D_VEC = Operator.of(
            "aten::upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor");
    private static final Operator UPSAMPLE_NEAREST2D_VEC = Operator.of(
            "aten::upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor");
    private static final Operator UPSAMPLE_NEAREST3D_VEC = Operator.of(
            "aten::upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor");
    private static final Operator UPSAMPLE_LINEAR1D_VEC = Operator.of(
            "aten::upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor");
    private static final Operator UPSAMPLE_BILINEAR2D_VEC = Operator.of(
            "aten::upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor");
    private static final Operator UPSAMPLE_TRILINEAR3D_VEC = Operator.of(
            "aten::upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor");
    private static final Operator UPSAMPLE_BICUBIC2D_VEC = Operator.of(
            "aten::upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor");
    private static final Operator GRID_SAMPLER = Operator.of(
            "aten::grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor");
    private static final Operator GRID_SAMPLER_2D = Operator.of(
            "aten::grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor");
    private static final Operator GRID_SAMPLER_3D = Operator.of(
            "aten::grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor");
    private static final Operator AFFINE_GRID_GENERATOR = Operator.of(
            "aten::affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor");
    private static final Operator SCALED_DOT_PRODUCT_ATTENTION = Operator.of(
            "aten::scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor");
    private static final Operator EMBEDDING = Operator.of(
            "aten::embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor");
    private static final Operator EMBEDDING_BAG = Operator.of(
            "aten::embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor output, Tensor offset2bag, Tensor bag_size, Tensor max_indices)");
    private static final Operator LSTM_CELL = Operator.of(
            "aten::lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor hidden, Tensor cell)");
    private static final Operator GRU_CELL = Operator.of(
            "aten::gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor");
    private static final Operator RNN_TANH_CELL = Operator.of(
            "aten::rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor");
    private static final Operator RNN_RELU_CELL = Operator.of(
            "aten::rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor");
    private static final Operator LSTM_INPUT = Operator.of(
            "aten::lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor hidden, Tensor cell)");
    private static final Operator GRU_INPUT = Operator.of(
            "aten::gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor hidden)");
    private static final Operator RNN_TANH_INPUT = Operator.of(
            "aten::rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor hidden)");
    private static final Operator _FOREACH_ADD_LIST = Operator.of(
            "aten::_foreach_add.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]");
    private static final Operator _FOREACH_ADD_SCALAR = Operator.of(
            "aten::_foreach_add.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]");
    private static final Operator _FOREACH_ADD_SCALARLIST = Operator.of(
            "aten::_foreach_add.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]");
    private static final Operator _FOREACH_ADD_TENSOR = Operator.of(
            "aten::_foreach_add.Tensor(Tensor[] self, Tensor other, *, Scalar alpha=1) -> Tensor[]");
    private static final Operator _FOREACH_ADD__LIST = Operator.of(
            "aten::_foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()");
    private static final Operator _FOREACH_ADD__SCALAR = Operator.of(
            "aten::_foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()");
    private static final Operator _FOREACH_ADD__SCALARLIST = Operator.of(
            "aten::_foreach_add_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()");
    private static final Operator _FOREACH_ADD__TENSOR = Operator.of(
            "aten::_foreach_add_.Tensor(Tensor(a!)[] self, Tensor other, *, Scalar alpha=1) -> ()");
    private static final Operator _FOREACH_SUB_LIST = Operator.of(
            "aten::_foreach_sub.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]");
    private static final Operator _FOREACH_SUB_SCALAR = Operator.of(
            "aten::_foreach_sub.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]");
    private static final Operator _FOREACH_SUB__LIST = Operator.of(
            "aten::_foreach_sub_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()");
    private static final Operator _FOREACH_SUB__SCALAR = Operator.of(
            "aten::_foreach_sub_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()");
    private static final Operator _FOREACH_MUL_LIST = Operator.of(
            "aten::_foreach_mul.List(Tensor[] self, Tensor[] other) -> Tensor[]");
    private static final Operator _FOREACH_MUL_SCALAR = Operator.of(
            "aten::_foreach_mul.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]");
    private static final Operator _FOREACH_MUL_SCALARLIST = Operator.of(
            "aten::_foreach_mul.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]");
    private static final Operator _FOREACH_MUL_TENSOR = Operator.of(
            "aten::_foreach_mul.Tensor(Tensor[] self, Tensor other) -> Tensor[]");
    private static final Operator _FOREACH_MUL__LIST = Operator.of(
            "aten::_foreach_mul_.List(Tensor(a!)[] self, Tensor[] other) -> ()");
    private static final Operator _FOREACH_MUL__SCALAR = Operator.of(
            "aten::_foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()");
    private static final Operator _FOREACH_MUL__SCALARLIST = Operator.of(
            "aten::_foreach_mul_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()");
    private static final Operator _FOREACH_MUL__TENSOR = Operator.of(
            "aten::_foreach_mul_.Tensor(Tensor(a!)[] self, Tensor other) -> ()");
    private static final Operator _FOREACH_DIV_LIST = Operator.of(
            "aten::_foreach_div.List(Tensor[] self, Tensor[] other) -> Tensor[]");
    private static final Operator _FOREACH_DIV_SCALAR = Operator.of(
            "aten::_foreach_div.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]");
    private static final Operator _FOREACH_DIV_SCALARLIST = Operator.of(
            "aten::_foreach_div.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]");
    private static final Operator _FOREACH_DIV_TENSOR = Operator.of(
            "aten::_foreach_div.Tensor(Tensor[] self, Tensor other) -> Tensor[]");
    private static final Operator _FOREACH_DIV__LIST = Operator.of(
            "aten::_foreach_div_.List(Tensor(a!)[] self, Tensor[] other) -> ()");
    private static final Operator _FOREACH_DIV__SCALAR = Operator.of(
            "aten::_foreach_div_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()");
    private static final Operator _FOREACH_DIV__SCALARLIST = Operator.of(
            "aten::_foreach_div_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()");
    private static final Operator _FOREACH_DIV__TENSOR = Operator.of(
            "aten::_foreach_div_.Tensor(Tensor(a!)[] self, Tensor other) -> ()");
    private static final Operator _FOREACH_ADDCMUL_SCALAR = Operator.of(
            "aten::_foreach_addcmul.Scalar(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> Tensor[]");
    private static final Operator _FOREACH_ADDCMUL_SCALARLIST = Operator.of(
            "aten::_foreach_addcmul.ScalarList(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> Tensor[]");
    private static final Operator _FOREACH_ADDCMUL__SCALAR = Operator.of(
            "aten::_foreach_addcmul_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()");
    private static final Operator _FOREACH_ADDCMUL__SCALARLIST = Operator.of(
            "aten::_foreach_addcmul_.ScalarList(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> ()");
    private static final Operator _FOREACH_ADDCDIV_SCALAR = Operator.of(
            "aten::_foreach_addcdiv.Scalar(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> Tensor[]");
    private static final Operator _FOREACH_ADDCDIV_SCALARLIST = Operator.of(
            "aten::_foreach_addcdiv.ScalarList(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> Tensor[]");
    private static final Operator _FOREACH_ADDCDIV__SCALAR = Operator.of(
            "aten::_foreach_addcdiv_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()");
    private static final Operator _FOREACH_ADDCDIV__SCALARLIST = Operator.of(
            "aten::_foreach_addcdiv_.ScalarList(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> ()");
    private static final Operator _FOREACH_LERP_LIST = Operator.of(
            "aten::_foreach_lerp.List(Tensor[] self, Tensor[] tensors1, Tensor[] weights) -> Tensor[]");
    private static final Operator _FOREACH_LERP_SCALAR = Operator.of(
            "aten::_foreach_lerp.Scalar(Tensor[] self, Tensor[] tensors1, Scalar weight) -> Tensor[]");
    private static final Operator _FOREACH_LERP__LIST = Operator.of(
            "aten::_foreach_lerp_.List(Tensor(a!)[] self, Tensor[] tensors1, Tensor[] weights) -> ()");
    private static final Operator _FOREACH_LERP__SCALAR = Operator.of(
            "aten::_foreach_lerp_.Scalar(Tensor(a!)[] self, Tensor[] tensors1, Scalar weight) -> ()");
    private static final Operator _FOREACH_POW_SCALAR = Operator.of(
            "aten::_foreach_pow.Scalar(Tensor[] self, Scalar exponent) -> Tensor[]");
    private static final Operator _FOREACH_POW__SCALAR = Operator.of(
            "aten::_foreach_pow_.Scalar(Tensor(a!)[] self, Scalar exponent) -> ()");
    private static final Operator _FOREACH_SQRT = Operator.of(
            "aten::_foreach_sqrt(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_SQRT_ = Operator.of(
            "aten::_foreach_sqrt_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_RSQRT = Operator.of(
            "aten::_foreach_rsqrt(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_RSQRT_ = Operator.of(
            "aten::_foreach_rsqrt_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_RECIPROCAL = Operator.of(
            "aten::_foreach_reciprocal(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_RECIPROCAL_ = Operator.of(
            "aten::_foreach_reciprocal_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_NEG = Operator.of(
            "aten::_foreach_neg(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_NEG_ = Operator.of(
            "aten::_foreach_neg_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_ABS = Operator.of(
            "aten::_foreach_abs(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_ABS_ = Operator.of(
            "aten::_foreach_abs_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_EXP = Operator.of(
            "aten::_foreach_exp(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_EXP_ = Operator.of(
            "aten::_foreach_exp_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_LOG = Operator.of(
            "aten::_foreach_log(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_LOG_ = Operator.of(
            "aten::_foreach_log_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_SIGN = Operator.of(
            "aten::_foreach_sign(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_SIGN_ = Operator.of(
            "aten::_foreach_sign_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_MAXIMUM_LIST = Operator.of(
            "aten::_foreach_maximum.List(Tensor[] self, Tensor[] other) -> Tensor[]");
    private static final Operator _FOREACH_MAXIMUM__LIST = Operator.of(
            "aten::_foreach_maximum_.List(Tensor(a!)[] self, Tensor[] other) -> ()");
    private static final Operator _FOREACH_MINIMUM_LIST = Operator.of(
            "aten::_foreach_minimum.List(Tensor[] self, Tensor[] other) -> Tensor[]");
    private static final Operator _FOREACH_MINIMUM__LIST = Operator.of(
            "aten::_foreach_minimum_.List(Tensor(a!)[] self, Tensor[] other) -> ()");
    private static final Operator _FOREACH_CLAMP_MIN_SCALAR = Operator.of(
            "aten::_foreach_clamp_min.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]");
    private static final Operator _FOREACH_CLAMP_MIN__SCALAR = Operator.of(
            "aten::_foreach_clamp_min_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()");
    private static final Operator _FOREACH_CLAMP_MAX_SCALAR = Operator.of(
            "aten::_foreach_clamp_max.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]");
    private static final Operator _FOREACH_CLAMP_MAX__SCALAR = Operator.of(
            "aten::_foreach_clamp_max_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()");
    private static final Operator _FOREACH_NORM_SCALAR = Operator.of(
            "aten::_foreach_norm.Scalar(Tensor[] self, Scalar ord=2, ScalarType? dtype=None) -> Tensor[]");
    private static final Operator _FOREACH_MAX = Operator.of(
            "aten::_foreach_max(Tensor[] self) -> Tensor[]");
    private static final Operator _FOREACH_ZERO_ = Operator.of(
            "aten::_foreach_zero_(Tensor(a!)[] self) -> ()");
    private static final Operator _FOREACH_COPY_ = Operator.of(
            "aten::_foreach_copy_(Tensor(a!)[] self, Tensor[] src, bool non_blocking=False) -> ()");
    private static final Operator _AMP_FOREACH_NON_FINITE_CHECK_AND_UNSCALE_ = Operator.of(
            "aten::_amp_foreach_non_finite_check_and_unscale_(Tensor(a!)[] self, Tensor(b!) found_inf, Tensor inv_scale) -> ()");
    private static final Operator _FUSED_SGD_ = Operator.of(
            "aten::_fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()");
    private static final Operator _FUSED_ADAM_ = Operator.of(
            "aten::_fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()");
    private static final Operator _FUSED_ADAMW_ = Operator.of(
            "aten::_fused_adamw_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()");
    private static final Operator _FUSED_ADAGRAD_ = Operator.of(
            "aten::_fused_adagrad_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] state_sums, Tensor(d!)[] state_steps, *, float lr, float lr_decay, float weight_decay, float eps, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()");
    private static final Operator ONEDNN_QCONV_PREPACK = Operator.of(
            "onednn::qconv_prepack(Tensor weight, Tensor w_scales, float x_scale, int x_zp, int[] stride, int[] padding, int[] dilation, int groups, int[]? x_shape=None) -> Tensor");
    private static final Operator ONEDNN_QCONV2D_POINTWISE = Operator.of(
            "onednn::qconv2d_pointwise(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? bias, int[] stride, int[] padding, int[] dilation, int groups, float output_scale, int output_zero_point, ScalarType? output_dtype, str attr, Scalar?[] scalars, str? algorithm) -> Tensor");
    private static final Operator ONEDNN_QCONV2D_POINTWISE_BINARY = Operator.of(
            "onednn::qconv2d_pointwise.binary(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor qaccum, Tensor? bias, int[] stride, int[] padding, int[] dilation, int groups, float output_scale, int output_zero_point, ScalarType? output_dtype, float accum_scale, int accum_zero_point, str binary_attr, Scalar? alpha, str? unary_attr, Scalar?[] unary_scalars, str? unary_algorithm) -> Tensor");
    private static final Operator ONEDNN_QCONV_POINTWISE = Operator.of(
            "onednn::qconv_pointwise(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? bias, int[] stride, int[] padding, int[] dilation, int groups, float output_scale, int output_zero_point, ScalarType? output_dtype, str attr, Scalar?[] scalars, str? algorithm) -> Tensor");
    private static final Operator ONEDNN_QCONV1D_POINTWISE = Operator.of(
            "onednn::qconv1d_pointwise(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? bias, int[] stride, int[] padding, int[] dilation, int groups, float output_scale, int output_zero_point, ScalarType? output_dtype, str attr, Scalar?[] scalars, str? algorithm) -> Tensor");
    private static final Operator ONEDNN_QCONV3D_POINTWISE = Operator.of(
            "onednn::qconv3d_pointwise(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? bias, int[] stride, int[] padding, int[] dilation, int groups, float output_scale, int output_zero_point, ScalarType? output_dtype, str attr, Scalar?[] scalars, str? algorithm) -> Tensor");
    private static final Operator ONEDNN_QLINEAR_PREPACK = Operator.of(
            "onednn::qlinear_prepack(Tensor weight, int[]? x_shape) -> Tensor");
    private static final Operator ONEDNN_QLINEAR_POINTWISE = Operator.of(
            "onednn::qlinear_pointwise(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? bias, float output_scale, int output_zero_point, ScalarType? output_dtype, str post_op_name, Scalar?[] post_op_args, str post_op_algorithm) -> Tensor");
    private static final Operator ONEDNN_QLINEAR_POINTWISE_TENSOR = Operator.of(
            "onednn::qlinear_pointwise.tensor(Tensor qx, Tensor x_scale, Tensor x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? bias, float output_scale, int output_zero_point, ScalarType? output_dtype, str post_op_name, Scalar?[] post_op_args, str post_op_algorithm) -> Tensor");
    private static final Operator ONEDNN_QLINEAR_POINTWISE_BINARY = Operator.of(
            "onednn::qlinear_pointwise.binary(Tensor qx, float x_scale, int x_zero_point, Tensor qw, Tensor w_scale, Tensor w_zero_point, Tensor? other, Tensor? bias, float output_scale, int output_zero_point, ScalarType? output_dtype, float other_scale, int other_zp, str binary_post_op, float binary_alpha, str unary_post_op, Scalar?[] unary_post_op_args, str unary_post_op_algorithm) -> Tensor");

    private Ops() {
    }

    /** {@code aten::empty.memory_format}; dtype, device, memoryFormat may be null each. */
    public static Tensor empty(long[] size, DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(EMPTY_MEMORY_FORMAT)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::empty.memory_format}; dtype, device may be null each. */
    public static Tensor empty(long[] size, DType dtype, Device device) {
        return empty(size, dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::empty.memory_format}; dtype may be null. */
    public static Tensor empty(long[] size, DType dtype) {
        return empty(size, dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::empty.memory_format}. */
    public static Tensor empty(long... size) {
        return empty(size, (DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::zeros}; dtype, device may be null each. */
    public static Tensor zeros(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ZEROS)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::zeros}; dtype may be null. */
    public static Tensor zeros(long[] size, DType dtype) {
        return zeros(size, dtype, (Device) null);
    }

    /** {@code aten::zeros}. */
    public static Tensor zeros(long... size) {
        return zeros(size, (DType) null, (Device) null);
    }

    /** {@code aten::ones}; dtype, device may be null each. */
    public static Tensor ones(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ONES)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ones}; dtype may be null. */
    public static Tensor ones(long[] size, DType dtype) {
        return ones(size, dtype, (Device) null);
    }

    /** {@code aten::ones}. */
    public static Tensor ones(long... size) {
        return ones(size, (DType) null, (Device) null);
    }

    /** {@code aten::full}; dtype, device may be null each. */
    public static Tensor full(long[] size, Number fillValue, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(FULL)) {
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

    /** {@code aten::full}; dtype may be null. */
    public static Tensor full(long[] size, Number fillValue, DType dtype) {
        return full(size, fillValue, dtype, (Device) null);
    }

    /** {@code aten::full}. */
    public static Tensor full(long[] size, Number fillValue) {
        return full(size, fillValue, (DType) null, (Device) null);
    }

    /** {@code aten::arange}; dtype, device may be null each. */
    public static Tensor arange(Number end, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ARANGE)) {
            call.scalar(end);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::arange}; dtype may be null. */
    public static Tensor arange(Number end, DType dtype) {
        return arange(end, dtype, (Device) null);
    }

    /** {@code aten::arange}. */
    public static Tensor arange(Number end) {
        return arange(end, (DType) null, (Device) null);
    }

    /** {@code aten::arange.start}; dtype, device may be null each. */
    public static Tensor arange(Number start, Number end, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ARANGE_START)) {
            call.scalar(start);
            call.scalar(end);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::arange.start}; dtype may be null. */
    public static Tensor arange(Number start, Number end, DType dtype) {
        return arange(start, end, dtype, (Device) null);
    }

    /** {@code aten::arange.start}. */
    public static Tensor arange(Number start, Number end) {
        return arange(start, end, (DType) null, (Device) null);
    }

    /** {@code aten::arange.start_step}; dtype, device may be null each. */
    public static Tensor arange(Number start, Number end, Number step, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ARANGE_START_STEP)) {
            call.scalar(start);
            call.scalar(end);
            call.scalar(step);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::arange.start_step}; dtype may be null. */
    public static Tensor arange(Number start, Number end, Number step, DType dtype) {
        return arange(start, end, step, dtype, (Device) null);
    }

    /** {@code aten::arange.start_step}. */
    public static Tensor arange(Number start, Number end, Number step) {
        return arange(start, end, step, (DType) null, (Device) null);
    }

    /** {@code aten::linspace}; dtype, device may be null each. */
    public static Tensor linspace(Number start, Number end, long steps, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(LINSPACE)) {
            call.scalar(start);
            call.scalar(end);
            call.integer(steps);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linspace}; dtype may be null. */
    public static Tensor linspace(Number start, Number end, long steps, DType dtype) {
        return linspace(start, end, steps, dtype, (Device) null);
    }

    /** {@code aten::linspace}. */
    public static Tensor linspace(Number start, Number end, long steps) {
        return linspace(start, end, steps, (DType) null, (Device) null);
    }

    /** {@code aten::logspace}; dtype, device may be null each. */
    public static Tensor logspace(Number start, Number end, long steps, double base, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(LOGSPACE)) {
            call.scalar(start);
            call.scalar(end);
            call.integer(steps);
            call.real(base);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::logspace}; dtype may be null. */
    public static Tensor logspace(Number start, Number end, long steps, double base, DType dtype) {
        return logspace(start, end, steps, base, dtype, (Device) null);
    }

    /** {@code aten::logspace}. */
    public static Tensor logspace(Number start, Number end, long steps, double base) {
        return logspace(start, end, steps, base, (DType) null, (Device) null);
    }

    /** {@code aten::logspace}. */
    public static Tensor logspace(Number start, Number end, long steps) {
        return logspace(start, end, steps, 10.0, (DType) null, (Device) null);
    }

    /** {@code aten::eye}; dtype, device may be null each. */
    public static Tensor eye(long n, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(EYE)) {
            call.integer(n);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::eye}; dtype may be null. */
    public static Tensor eye(long n, DType dtype) {
        return eye(n, dtype, (Device) null);
    }

    /** {@code aten::eye}. */
    public static Tensor eye(long n) {
        return eye(n, (DType) null, (Device) null);
    }

    /** {@code aten::eye.m}; dtype, device may be null each. */
    public static Tensor eye(long n, long m, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(EYE_M)) {
            call.integer(n);
            call.integer(m);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::eye.m}; dtype may be null. */
    public static Tensor eye(long n, long m, DType dtype) {
        return eye(n, m, dtype, (Device) null);
    }

    /** {@code aten::eye.m}. */
    public static Tensor eye(long n, long m) {
        return eye(n, m, (DType) null, (Device) null);
    }

    /** {@code aten::tril_indices}; dtype, device may be null each. */
    public static Tensor trilIndices(long row, long col, long offset, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(TRIL_INDICES)) {
            call.integer(row);
            call.integer(col);
            call.integer(offset);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::tril_indices}; dtype may be null. */
    public static Tensor trilIndices(long row, long col, long offset, DType dtype) {
        return trilIndices(row, col, offset, dtype, (Device) null);
    }

    /** {@code aten::tril_indices}. */
    public static Tensor trilIndices(long row, long col, long offset) {
        return trilIndices(row, col, offset, DType.INT64, (Device) null);
    }

    /** {@code aten::tril_indices}. */
    public static Tensor trilIndices(long row, long col) {
        return trilIndices(row, col, 0, DType.INT64, (Device) null);
    }

    /** {@code aten::triu_indices}; dtype, device may be null each. */
    public static Tensor triuIndices(long row, long col, long offset, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(TRIU_INDICES)) {
            call.integer(row);
            call.integer(col);
            call.integer(offset);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::triu_indices}; dtype may be null. */
    public static Tensor triuIndices(long row, long col, long offset, DType dtype) {
        return triuIndices(row, col, offset, dtype, (Device) null);
    }

    /** {@code aten::triu_indices}. */
    public static Tensor triuIndices(long row, long col, long offset) {
        return triuIndices(row, col, offset, DType.INT64, (Device) null);
    }

    /** {@code aten::triu_indices}. */
    public static Tensor triuIndices(long row, long col) {
        return triuIndices(row, col, 0, DType.INT64, (Device) null);
    }

    /** {@code aten::complex}. */
    public static Tensor complex(Tensor real, Tensor imag) {
        try (Dispatch call = Dispatch.begin(COMPLEX)) {
            call.tensor(handle(real));
            call.tensor(handle(imag));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::polar}. */
    public static Tensor polar(Tensor abs, Tensor angle) {
        try (Dispatch call = Dispatch.begin(POLAR)) {
            call.tensor(handle(abs));
            call.tensor(handle(angle));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scalar_tensor}; dtype, device may be null each. */
    public static Tensor scalarTensor(Number s, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(SCALAR_TENSOR)) {
            call.scalar(s);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scalar_tensor}; dtype may be null. */
    public static Tensor scalarTensor(Number s, DType dtype) {
        return scalarTensor(s, dtype, (Device) null);
    }

    /** {@code aten::scalar_tensor}. */
    public static Tensor scalarTensor(Number s) {
        return scalarTensor(s, (DType) null, (Device) null);
    }

    /** {@code aten::hann_window}; dtype, device may be null each. */
    public static Tensor hannWindow(long windowLength, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(HANN_WINDOW)) {
            call.integer(windowLength);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hann_window}; dtype may be null. */
    public static Tensor hannWindow(long windowLength, DType dtype) {
        return hannWindow(windowLength, dtype, (Device) null);
    }

    /** {@code aten::hann_window}. */
    public static Tensor hannWindow(long windowLength) {
        return hannWindow(windowLength, (DType) null, (Device) null);
    }

    /** {@code aten::hamming_window}; dtype, device may be null each. */
    public static Tensor hammingWindow(long windowLength, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(HAMMING_WINDOW)) {
            call.integer(windowLength);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::hamming_window}; dtype may be null. */
    public static Tensor hammingWindow(long windowLength, DType dtype) {
        return hammingWindow(windowLength, dtype, (Device) null);
    }

    /** {@code aten::hamming_window}. */
    public static Tensor hammingWindow(long windowLength) {
        return hammingWindow(windowLength, (DType) null, (Device) null);
    }

    /** {@code aten::blackman_window}; dtype, device may be null each. */
    public static Tensor blackmanWindow(long windowLength, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(BLACKMAN_WINDOW)) {
            call.integer(windowLength);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::blackman_window}; dtype may be null. */
    public static Tensor blackmanWindow(long windowLength, DType dtype) {
        return blackmanWindow(windowLength, dtype, (Device) null);
    }

    /** {@code aten::blackman_window}. */
    public static Tensor blackmanWindow(long windowLength) {
        return blackmanWindow(windowLength, (DType) null, (Device) null);
    }

    /** {@code aten::rand}; dtype, device may be null each. */
    public static Tensor rand(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RAND)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rand}; dtype may be null. */
    public static Tensor rand(long[] size, DType dtype) {
        return rand(size, dtype, (Device) null);
    }

    /** {@code aten::rand}. */
    public static Tensor rand(long... size) {
        return rand(size, (DType) null, (Device) null);
    }

    /** {@code aten::randn}; dtype, device may be null each. */
    public static Tensor randn(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDN)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randn}; dtype may be null. */
    public static Tensor randn(long[] size, DType dtype) {
        return randn(size, dtype, (Device) null);
    }

    /** {@code aten::randn}. */
    public static Tensor randn(long... size) {
        return randn(size, (DType) null, (Device) null);
    }

    /** {@code aten::randint}; dtype, device may be null each. */
    public static Tensor randint(long high, long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDINT)) {
            call.integer(high);
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randint}; dtype may be null. */
    public static Tensor randint(long high, long[] size, DType dtype) {
        return randint(high, size, dtype, (Device) null);
    }

    /** {@code aten::randint}. */
    public static Tensor randint(long high, long[] size) {
        return randint(high, size, DType.INT64, (Device) null);
    }

    /** {@code aten::randint.low}; dtype, device may be null each. */
    public static Tensor randint(long low, long high, long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDINT_LOW)) {
            call.integer(low);
            call.integer(high);
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randint.low}; dtype may be null. */
    public static Tensor randint(long low, long high, long[] size, DType dtype) {
        return randint(low, high, size, dtype, (Device) null);
    }

    /** {@code aten::randint.low}. */
    public static Tensor randint(long low, long high, long[] size) {
        return randint(low, high, size, DType.INT64, (Device) null);
    }

    /** {@code aten::randperm}; dtype, device may be null each. */
    public static Tensor randperm(long n, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDPERM)) {
            call.integer(n);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randperm}; dtype may be null. */
    public static Tensor randperm(long n, DType dtype) {
        return randperm(n, dtype, (Device) null);
    }

    /** {@code aten::randperm}. */
    public static Tensor randperm(long n) {
        return randperm(n, DType.INT64, (Device) null);
    }

    /** {@code aten::normal.float_float}; dtype, device may be null each. */
    public static Tensor normal(double mean, double std, long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(NORMAL_FLOAT_FLOAT)) {
            call.real(mean);
            call.real(std);
            call.integers(size);
            call.none();
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::normal.float_float}; dtype may be null. */
    public static Tensor normal(double mean, double std, long[] size, DType dtype) {
        return normal(mean, std, size, dtype, (Device) null);
    }

    /** {@code aten::normal.float_float}. */
    public static Tensor normal(double mean, double std, long[] size) {
        return normal(mean, std, size, (DType) null, (Device) null);
    }

    /** {@code aten::normal.Tensor_float}. */
    public static Tensor normal(Tensor mean, double std) {
        try (Dispatch call = Dispatch.begin(NORMAL_TENSOR_FLOAT)) {
            call.tensor(handle(mean));
            call.real(std);
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::normal.Tensor_float}. */
    public static Tensor normal(Tensor mean) {
        return normal(mean, 1.0);
    }

    /** {@code aten::normal.float_Tensor}. */
    public static Tensor normal(double mean, Tensor std) {
        try (Dispatch call = Dispatch.begin(NORMAL_FLOAT_TENSOR)) {
            call.real(mean);
            call.tensor(handle(std));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::normal.Tensor_Tensor}. */
    public static Tensor normal(Tensor mean, Tensor std) {
        try (Dispatch call = Dispatch.begin(NORMAL_TENSOR_TENSOR)) {
            call.tensor(handle(mean));
            call.tensor(handle(std));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::remainder.Scalar_Tensor}. */
    public static Tensor remainder(Number self, Tensor other) {
        try (Dispatch call = Dispatch.begin(REMAINDER_SCALAR_TENSOR)) {
            call.scalar(self);
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pow.Scalar}. */
    public static Tensor pow(Number self, Tensor exponent) {
        try (Dispatch call = Dispatch.begin(POW_SCALAR)) {
            call.scalar(self);
            call.tensor(handle(exponent));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::float_power.Scalar}. */
    public static Tensor floatPower(Number self, Tensor exponent) {
        try (Dispatch call = Dispatch.begin(FLOAT_POWER_SCALAR)) {
            call.scalar(self);
            call.tensor(handle(exponent));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::polygamma}. */
    public static Tensor polygamma(long n, Tensor self) {
        try (Dispatch call = Dispatch.begin(POLYGAMMA)) {
            call.integer(n);
            call.tensor(handle(self));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::xlogy.Scalar_Self}. */
    public static Tensor xlogy(Number self, Tensor other) {
        try (Dispatch call = Dispatch.begin(XLOGY_SCALAR_SELF)) {
            call.scalar(self);
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isin.Tensor_Tensor}. */
    public static Tensor isin(Tensor elements, Tensor testElements, boolean assumeUnique, boolean invert) {
        try (Dispatch call = Dispatch.begin(ISIN_TENSOR_TENSOR)) {
            call.tensor(handle(elements));
            call.tensor(handle(testElements));
            call.bool(assumeUnique);
            call.bool(invert);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isin.Tensor_Tensor}. */
    public static Tensor isin(Tensor elements, Tensor testElements, boolean assumeUnique) {
        return isin(elements, testElements, assumeUnique, false);
    }

    /** {@code aten::isin.Tensor_Tensor}. */
    public static Tensor isin(Tensor elements, Tensor testElements) {
        return isin(elements, testElements, false, false);
    }

    /** {@code aten::isin.Tensor_Scalar}. */
    public static Tensor isin(Tensor elements, Number testElement, boolean assumeUnique, boolean invert) {
        try (Dispatch call = Dispatch.begin(ISIN_TENSOR_SCALAR)) {
            call.tensor(handle(elements));
            call.scalar(testElement);
            call.bool(assumeUnique);
            call.bool(invert);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::isin.Tensor_Scalar}. */
    public static Tensor isin(Tensor elements, Number testElement, boolean assumeUnique) {
        return isin(elements, testElement, assumeUnique, false);
    }

    /** {@code aten::isin.Tensor_Scalar}. */
    public static Tensor isin(Tensor elements, Number testElement) {
        return isin(elements, testElement, false, false);
    }

    /** {@code aten::where.self}. */
    public static Tensor where(Tensor condition, Tensor self, Tensor other) {
        try (Dispatch call = Dispatch.begin(WHERE_SELF)) {
            call.tensor(handle(condition));
            call.tensor(handle(self));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::where.ScalarSelf}. */
    public static Tensor where(Tensor condition, Number self, Tensor other) {
        try (Dispatch call = Dispatch.begin(WHERE_SCALARSELF)) {
            call.tensor(handle(condition));
            call.scalar(self);
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::where.ScalarOther}. */
    public static Tensor where(Tensor condition, Tensor self, Number other) {
        try (Dispatch call = Dispatch.begin(WHERE_SCALAROTHER)) {
            call.tensor(handle(condition));
            call.tensor(handle(self));
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::where.Scalar}. */
    public static Tensor where(Tensor condition, Number self, Number other) {
        try (Dispatch call = Dispatch.begin(WHERE_SCALAR)) {
            call.tensor(handle(condition));
            call.scalar(self);
            call.scalar(other);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::where}. */
    public static List<Tensor> where(Tensor condition) {
        try (Dispatch call = Dispatch.begin(WHERE)) {
            call.tensor(handle(condition));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::can_cast}. */
    public static boolean canCast(DType from_, DType to) {
        try (Dispatch call = Dispatch.begin(CAN_CAST)) {
            call.dtype(from_);
            call.dtype(to);
            call.run();
            return call.boolResult(0);
        }
    }

    /** {@code aten::result_type.Tensor}. */
    public static DType resultType(Tensor tensor, Tensor other) {
        try (Dispatch call = Dispatch.begin(RESULT_TYPE_TENSOR)) {
            call.tensor(handle(tensor));
            call.tensor(handle(other));
            call.run();
            return call.dtypeResult(0);
        }
    }

    /** {@code aten::result_type.Scalar}. */
    public static DType resultType(Tensor tensor, Number other) {
        try (Dispatch call = Dispatch.begin(RESULT_TYPE_SCALAR)) {
            call.tensor(handle(tensor));
            call.scalar(other);
            call.run();
            return call.dtypeResult(0);
        }
    }

    /** {@code aten::promote_types}. */
    public static DType promoteTypes(DType type1, DType type2) {
        try (Dispatch call = Dispatch.begin(PROMOTE_TYPES)) {
            call.dtype(type1);
            call.dtype(type2);
            call.run();
            return call.dtypeResult(0);
        }
    }

    /** {@code aten::trapezoid.x}. */
    public static Tensor trapezoid(Tensor y, Tensor x, long dim) {
        try (Dispatch call = Dispatch.begin(TRAPEZOID_X)) {
            call.tensor(handle(y));
            call.tensor(handle(x));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::trapezoid.x}. */
    public static Tensor trapezoid(Tensor y, Tensor x) {
        return trapezoid(y, x, -1);
    }

    /** {@code aten::trapezoid.dx}. */
    public static Tensor trapezoid(Tensor y, Number dx, long dim) {
        try (Dispatch call = Dispatch.begin(TRAPEZOID_DX)) {
            call.tensor(handle(y));
            call.scalar(dx);
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::trapezoid.dx}. */
    public static Tensor trapezoid(Tensor y, Number dx) {
        return trapezoid(y, dx, -1);
    }

    /** {@code aten::trapezoid.dx}. */
    public static Tensor trapezoid(Tensor y) {
        return trapezoid(y, 1, -1);
    }

    /** {@code aten::cumulative_trapezoid.dx}. */
    public static Tensor cumulativeTrapezoid(Tensor y, Number dx, long dim) {
        try (Dispatch call = Dispatch.begin(CUMULATIVE_TRAPEZOID_DX)) {
            call.tensor(handle(y));
            call.scalar(dx);
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cumulative_trapezoid.dx}. */
    public static Tensor cumulativeTrapezoid(Tensor y, Number dx) {
        return cumulativeTrapezoid(y, dx, -1);
    }

    /** {@code aten::cumulative_trapezoid.dx}. */
    public static Tensor cumulativeTrapezoid(Tensor y) {
        return cumulativeTrapezoid(y, 1, -1);
    }

    /** {@code aten::searchsorted.Tensor}; side, sorter may be null each. */
    public static Tensor searchsorted(Tensor sortedSequence, Tensor self, boolean outInt32, boolean right, String side, Tensor sorter) {
        try (Dispatch call = Dispatch.begin(SEARCHSORTED_TENSOR)) {
            call.tensor(handle(sortedSequence));
            call.tensor(handle(self));
            call.bool(outInt32);
            call.bool(right);
            call.optionalString(side);
            call.optionalTensor(handle(sorter));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::searchsorted.Tensor}; side may be null. */
    public static Tensor searchsorted(Tensor sortedSequence, Tensor self, boolean outInt32, boolean right, String side) {
        return searchsorted(sortedSequence, self, outInt32, right, side, (Tensor) null);
    }

    /** {@code aten::searchsorted.Tensor}. */
    public static Tensor searchsorted(Tensor sortedSequence, Tensor self, boolean outInt32, boolean right) {
        return searchsorted(sortedSequence, self, outInt32, right, (String) null, (Tensor) null);
    }

    /** {@code aten::searchsorted.Tensor}. */
    public static Tensor searchsorted(Tensor sortedSequence, Tensor self, boolean outInt32) {
        return searchsorted(sortedSequence, self, outInt32, false, (String) null, (Tensor) null);
    }

    /** {@code aten::searchsorted.Tensor}. */
    public static Tensor searchsorted(Tensor sortedSequence, Tensor self) {
        return searchsorted(sortedSequence, self, false, false, (String) null, (Tensor) null);
    }

    /** {@code aten::searchsorted.Scalar}; side, sorter may be null each. */
    public static Tensor searchsorted(Tensor sortedSequence, Number self, boolean outInt32, boolean right, String side, Tensor sorter) {
        try (Dispatch call = Dispatch.begin(SEARCHSORTED_SCALAR)) {
            call.tensor(handle(sortedSequence));
            call.scalar(self);
            call.bool(outInt32);
            call.bool(right);
            call.optionalString(side);
            call.optionalTensor(handle(sorter));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::searchsorted.Scalar}; side may be null. */
    public static Tensor searchsorted(Tensor sortedSequence, Number self, boolean outInt32, boolean right, String side) {
        return searchsorted(sortedSequence, self, outInt32, right, side, (Tensor) null);
    }

    /** {@code aten::searchsorted.Scalar}. */
    public static Tensor searchsorted(Tensor sortedSequence, Number self, boolean outInt32, boolean right) {
        return searchsorted(sortedSequence, self, outInt32, right, (String) null, (Tensor) null);
    }

    /** {@code aten::searchsorted.Scalar}. */
    public static Tensor searchsorted(Tensor sortedSequence, Number self, boolean outInt32) {
        return searchsorted(sortedSequence, self, outInt32, false, (String) null, (Tensor) null);
    }

    /** {@code aten::searchsorted.Scalar}. */
    public static Tensor searchsorted(Tensor sortedSequence, Number self) {
        return searchsorted(sortedSequence, self, false, false, (String) null, (Tensor) null);
    }

    /** {@code aten::bucketize.Scalar}. */
    public static Tensor bucketize(Number self, Tensor boundaries, boolean outInt32, boolean right) {
        try (Dispatch call = Dispatch.begin(BUCKETIZE_SCALAR)) {
            call.scalar(self);
            call.tensor(handle(boundaries));
            call.bool(outInt32);
            call.bool(right);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bucketize.Scalar}. */
    public static Tensor bucketize(Number self, Tensor boundaries, boolean outInt32) {
        return bucketize(self, boundaries, outInt32, false);
    }

    /** {@code aten::bucketize.Scalar}. */
    public static Tensor bucketize(Number self, Tensor boundaries) {
        return bucketize(self, boundaries, false, false);
    }

    /** {@code aten::vander}; N may be null. */
    public static Tensor vander(Tensor x, Long N, boolean increasing) {
        try (Dispatch call = Dispatch.begin(VANDER)) {
            call.tensor(handle(x));
            call.optionalInteger(N);
            call.bool(increasing);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::vander}. */
    public static Tensor vander(Tensor x, long N, boolean increasing) {
        return vander(x, Long.valueOf(N), increasing);
    }

    /** {@code aten::vander}; N may be null. */
    public static Tensor vander(Tensor x, Long N) {
        return vander(x, N, false);
    }

    /** {@code aten::vander}. */
    public static Tensor vander(Tensor x, long N) {
        return vander(x, Long.valueOf(N), false);
    }

    /** {@code aten::vander}. */
    public static Tensor vander(Tensor x) {
        return vander(x, (Long) null, false);
    }

    /** {@code aten::cartesian_prod}. */
    public static Tensor cartesianProd(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(CARTESIAN_PROD)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::meshgrid.indexing}. */
    public static List<Tensor> meshgrid(List<Tensor> tensors, String indexing) {
        try (Dispatch call = Dispatch.begin(MESHGRID_INDEXING)) {
            call.tensors(handles(tensors), false);
            call.string(indexing);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::broadcast_tensors}. */
    public static List<Tensor> broadcastTensors(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(BROADCAST_TENSORS)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::cat}. */
    public static Tensor cat(List<Tensor> tensors, long dim) {
        try (Dispatch call = Dispatch.begin(CAT)) {
            call.tensors(handles(tensors), false);
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cat}. */
    public static Tensor cat(List<Tensor> tensors) {
        return cat(tensors, 0);
    }

    /** {@code aten::stack}. */
    public static Tensor stack(List<Tensor> tensors, long dim) {
        try (Dispatch call = Dispatch.begin(STACK)) {
            call.tensors(handles(tensors), false);
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::stack}. */
    public static Tensor stack(List<Tensor> tensors) {
        return stack(tensors, 0);
    }

    /** {@code aten::hstack}. */
    public static Tensor hstack(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(HSTACK)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::vstack}. */
    public static Tensor vstack(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(VSTACK)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::dstack}. */
    public static Tensor dstack(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(DSTACK)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::column_stack}. */
    public static Tensor columnStack(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(COLUMN_STACK)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::block_diag}. */
    public static Tensor blockDiag(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(BLOCK_DIAG)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linear}; bias may be null. */
    public static Tensor linear(Tensor input, Tensor weight, Tensor bias) {
        try (Dispatch call = Dispatch.begin(LINEAR)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linear}. */
    public static Tensor linear(Tensor input, Tensor weight) {
        return linear(input, weight, (Tensor) null);
    }

    /** {@code aten::bilinear}; bias may be null. */
    public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor bias) {
        try (Dispatch call = Dispatch.begin(BILINEAR)) {
            call.tensor(handle(input1));
            call.tensor(handle(input2));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::bilinear}. */
    public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight) {
        return bilinear(input1, input2, weight, (Tensor) null);
    }

    /** {@code aten::einsum}; path may be null. */
    public static Tensor einsum(String equation, List<Tensor> tensors, long[] path) {
        try (Dispatch call = Dispatch.begin(EINSUM)) {
            call.string(equation);
            call.tensors(handles(tensors), false);
            call.optionalIntegers(path);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::einsum}. */
    public static Tensor einsum(String equation, List<Tensor> tensors) {
        return einsum(equation, tensors, (long[]) null);
    }

    /** {@code aten::linalg_multi_dot}. */
    public static Tensor linalgMultiDot(List<Tensor> tensors) {
        try (Dispatch call = Dispatch.begin(LINALG_MULTI_DOT)) {
            call.tensors(handles(tensors), false);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cdist}; computeMode may be null. */
    public static Tensor cdist(Tensor x1, Tensor x2, double p, Long computeMode) {
        try (Dispatch call = Dispatch.begin(CDIST)) {
            call.tensor(handle(x1));
            call.tensor(handle(x2));
            call.real(p);
            call.optionalInteger(computeMode);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cdist}. */
    public static Tensor cdist(Tensor x1, Tensor x2, double p, long computeMode) {
        return cdist(x1, x2, p, Long.valueOf(computeMode));
    }

    /** {@code aten::cdist}. */
    public static Tensor cdist(Tensor x1, Tensor x2, double p) {
        return cdist(x1, x2, p, (Long) null);
    }

    /** {@code aten::cdist}. */
    public static Tensor cdist(Tensor x1, Tensor x2) {
        return cdist(x1, x2, 2.0, (Long) null);
    }

    /** {@code aten::cosine_similarity}. */
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, long dim, double eps) {
        try (Dispatch call = Dispatch.begin(COSINE_SIMILARITY)) {
            call.tensor(handle(x1));
            call.tensor(handle(x2));
            call.integer(dim);
            call.real(eps);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cosine_similarity}. */
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, long dim) {
        return cosineSimilarity(x1, x2, dim, 1e-08);
    }

    /** {@code aten::cosine_similarity}. */
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2) {
        return cosineSimilarity(x1, x2, 1, 1e-08);
    }

    /** {@code aten::pairwise_distance}. */
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2, double p, double eps, boolean keepdim) {
        try (Dispatch call = Dispatch.begin(PAIRWISE_DISTANCE)) {
            call.tensor(handle(x1));
            call.tensor(handle(x2));
            call.real(p);
            call.real(eps);
            call.bool(keepdim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::pairwise_distance}. */
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2, double p, double eps) {
        return pairwiseDistance(x1, x2, p, eps, false);
    }

    /** {@code aten::pairwise_distance}. */
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2, double p) {
        return pairwiseDistance(x1, x2, p, 9.9999999999999995e-07, false);
    }

    /** {@code aten::pairwise_distance}. */
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2) {
        return pairwiseDistance(x1, x2, 2.0, 9.9999999999999995e-07, false);
    }

    /** {@code aten::linalg_det}. */
    public static Tensor linalgDet(Tensor A) {
        try (Dispatch call = Dispatch.begin(LINALG_DET)) {
            call.tensor(handle(A));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::linalg_slogdet} returns.
     *
     * @param sign result 0 of the operator
     * @param logabsdet result 1 of the operator
     */
    public record LinalgSlogdetResult(Tensor sign, Tensor logabsdet) {
    }

    /** {@code aten::linalg_slogdet}. */
    public static LinalgSlogdetResult linalgSlogdet(Tensor A) {
        try (Dispatch call = Dispatch.begin(LINALG_SLOGDET)) {
            call.tensor(handle(A));
            runForTensors(call);
            return new LinalgSlogdetResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_inv}. */
    public static Tensor linalgInv(Tensor A) {
        try (Dispatch call = Dispatch.begin(LINALG_INV)) {
            call.tensor(handle(A));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::linalg_inv_ex} returns.
     *
     * @param inverse result 0 of the operator
     * @param info result 1 of the operator
     */
    public record LinalgInvExResult(Tensor inverse, Tensor info) {
    }

    /** {@code aten::linalg_inv_ex}. */
    public static LinalgInvExResult linalgInvEx(Tensor A, boolean checkErrors) {
        try (Dispatch call = Dispatch.begin(LINALG_INV_EX)) {
            call.tensor(handle(A));
            call.bool(checkErrors);
            runForTensors(call);
            return new LinalgInvExResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_inv_ex}. */
    public static LinalgInvExResult linalgInvEx(Tensor A) {
        return linalgInvEx(A, false);
    }

    /** {@code aten::linalg_solve}. */
    public static Tensor linalgSolve(Tensor A, Tensor B, boolean left) {
        try (Dispatch call = Dispatch.begin(LINALG_SOLVE)) {
            call.tensor(handle(A));
            call.tensor(handle(B));
            call.bool(left);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_solve}. */
    public static Tensor linalgSolve(Tensor A, Tensor B) {
        return linalgSolve(A, B, true);
    }

    /**
     * What {@code aten::linalg_qr} returns.
     *
     * @param Q result 0 of the operator
     * @param R result 1 of the operator
     */
    public record LinalgQrResult(Tensor Q, Tensor R) {
    }

    /** {@code aten::linalg_qr}. */
    public static LinalgQrResult linalgQr(Tensor A, String mode) {
        try (Dispatch call = Dispatch.begin(LINALG_QR)) {
            call.tensor(handle(A));
            call.string(mode);
            runForTensors(call);
            return new LinalgQrResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_qr}. */
    public static LinalgQrResult linalgQr(Tensor A) {
        return linalgQr(A, "reduced");
    }

    /**
     * What {@code aten::linalg_svd} returns.
     *
     * @param U result 0 of the operator
     * @param S result 1 of the operator
     * @param Vh result 2 of the operator
     */
    public record LinalgSvdResult(Tensor U, Tensor S, Tensor Vh) {
    }

    /** {@code aten::linalg_svd}; driver may be null. */
    public static LinalgSvdResult linalgSvd(Tensor A, boolean fullMatrices, String driver) {
        try (Dispatch call = Dispatch.begin(LINALG_SVD)) {
            call.tensor(handle(A));
            call.bool(fullMatrices);
            call.optionalString(driver);
            runForTensors(call);
            return new LinalgSvdResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::linalg_svd}. */
    public static LinalgSvdResult linalgSvd(Tensor A, boolean fullMatrices) {
        return linalgSvd(A, fullMatrices, (String) null);
    }

    /** {@code aten::linalg_svd}. */
    public static LinalgSvdResult linalgSvd(Tensor A) {
        return linalgSvd(A, true, (String) null);
    }

    /** {@code aten::linalg_svdvals}; driver may be null. */
    public static Tensor linalgSvdvals(Tensor A, String driver) {
        try (Dispatch call = Dispatch.begin(LINALG_SVDVALS)) {
            call.tensor(handle(A));
            call.optionalString(driver);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_svdvals}. */
    public static Tensor linalgSvdvals(Tensor A) {
        return linalgSvdvals(A, (String) null);
    }

    /**
     * What {@code aten::linalg_lu} returns.
     *
     * @param P result 0 of the operator
     * @param L result 1 of the operator
     * @param U result 2 of the operator
     */
    public record LinalgLuResult(Tensor P, Tensor L, Tensor U) {
    }

    /** {@code aten::linalg_lu}. */
    public static LinalgLuResult linalgLu(Tensor A, boolean pivot) {
        try (Dispatch call = Dispatch.begin(LINALG_LU)) {
            call.tensor(handle(A));
            call.bool(pivot);
            runForTensors(call);
            return new LinalgLuResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::linalg_lu}. */
    public static LinalgLuResult linalgLu(Tensor A) {
        return linalgLu(A, true);
    }

    /**
     * What {@code aten::linalg_lu_factor} returns.
     *
     * @param LU result 0 of the operator
     * @param pivots result 1 of the operator
     */
    public record LinalgLuFactorResult(Tensor LU, Tensor pivots) {
    }

    /** {@code aten::linalg_lu_factor}. */
    public static LinalgLuFactorResult linalgLuFactor(Tensor A, boolean pivot) {
        try (Dispatch call = Dispatch.begin(LINALG_LU_FACTOR)) {
            call.tensor(handle(A));
            call.bool(pivot);
            runForTensors(call);
            return new LinalgLuFactorResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::linalg_lu_factor}. */
    public static LinalgLuFactorResult linalgLuFactor(Tensor A) {
        return linalgLuFactor(A, true);
    }

    /** {@code aten::linalg_vecdot}. */
    public static Tensor linalgVecdot(Tensor x, Tensor y, long dim) {
        try (Dispatch call = Dispatch.begin(LINALG_VECDOT)) {
            call.tensor(handle(x));
            call.tensor(handle(y));
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_vecdot}. */
    public static Tensor linalgVecdot(Tensor x, Tensor y) {
        return linalgVecdot(x, y, -1);
    }

    /** {@code aten::linalg_vander}; N may be null. */
    public static Tensor linalgVander(Tensor x, Long N) {
        try (Dispatch call = Dispatch.begin(LINALG_VANDER)) {
            call.tensor(handle(x));
            call.optionalInteger(N);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_vander}. */
    public static Tensor linalgVander(Tensor x, long N) {
        return linalgVander(x, Long.valueOf(N));
    }

    /** {@code aten::linalg_vander}. */
    public static Tensor linalgVander(Tensor x) {
        return linalgVander(x, (Long) null);
    }

    /** {@code aten::linalg_diagonal}. */
    public static Tensor linalgDiagonal(Tensor A, long offset, long dim1, long dim2) {
        try (Dispatch call = Dispatch.begin(LINALG_DIAGONAL)) {
            call.tensor(handle(A));
            call.integer(offset);
            call.integer(dim1);
            call.integer(dim2);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linalg_diagonal}. */
    public static Tensor linalgDiagonal(Tensor A, long offset, long dim1) {
        return linalgDiagonal(A, offset, dim1, -1);
    }

    /** {@code aten::linalg_diagonal}. */
    public static Tensor linalgDiagonal(Tensor A, long offset) {
        return linalgDiagonal(A, offset, -2, -1);
    }

    /** {@code aten::linalg_diagonal}. */
    public static Tensor linalgDiagonal(Tensor A) {
        return linalgDiagonal(A, 0, -2, -1);
    }

    /** {@code aten::linalg_householder_product}. */
    public static Tensor linalgHouseholderProduct(Tensor input, Tensor tau) {
        try (Dispatch call = Dispatch.begin(LINALG_HOUSEHOLDER_PRODUCT)) {
            call.tensor(handle(input));
            call.tensor(handle(tau));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fftfreq}; dtype, device may be null each. */
    public static Tensor fftFftfreq(long n, double d, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(FFT_FFTFREQ)) {
            call.integer(n);
            call.real(d);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_fftfreq}; dtype may be null. */
    public static Tensor fftFftfreq(long n, double d, DType dtype) {
        return fftFftfreq(n, d, dtype, (Device) null);
    }

    /** {@code aten::fft_fftfreq}. */
    public static Tensor fftFftfreq(long n, double d) {
        return fftFftfreq(n, d, (DType) null, (Device) null);
    }

    /** {@code aten::fft_fftfreq}. */
    public static Tensor fftFftfreq(long n) {
        return fftFftfreq(n, 1.0, (DType) null, (Device) null);
    }

    /** {@code aten::fft_rfftfreq}; dtype, device may be null each. */
    public static Tensor fftRfftfreq(long n, double d, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(FFT_RFFTFREQ)) {
            call.integer(n);
            call.real(d);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::fft_rfftfreq}; dtype may be null. */
    public static Tensor fftRfftfreq(long n, double d, DType dtype) {
        return fftRfftfreq(n, d, dtype, (Device) null);
    }

    /** {@code aten::fft_rfftfreq}. */
    public static Tensor fftRfftfreq(long n, double d) {
        return fftRfftfreq(n, d, (DType) null, (Device) null);
    }

    /** {@code aten::fft_rfftfreq}. */
    public static Tensor fftRfftfreq(long n) {
        return fftRfftfreq(n, 1.0, (DType) null, (Device) null);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV1D)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long dilation, long groups) {
        return conv1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {dilation}, groups);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation) {
        return conv1d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long dilation) {
        return conv1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {dilation}, 1);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding) {
        return conv1d(input, weight, bias, stride, padding, new long[] {1}, 1);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding) {
        return conv1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {1}, 1);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride) {
        return conv1d(input, weight, bias, stride, new long[] {0}, new long[] {1}, 1);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride) {
        return conv1d(input, weight, bias, new long[] {stride}, new long[] {0}, new long[] {1}, 1);
    }

    /** {@code aten::conv1d}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias) {
        return conv1d(input, weight, bias, new long[] {1}, new long[] {0}, new long[] {1}, 1);
    }

    /** {@code aten::conv1d}. */
    public static Tensor conv1d(Tensor input, Tensor weight) {
        return conv1d(input, weight, (Tensor) null, new long[] {1}, new long[] {0}, new long[] {1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV2D)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long dilation, long groups) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {dilation, dilation}, groups);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation) {
        return conv2d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long dilation) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {dilation, dilation}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding) {
        return conv2d(input, weight, bias, stride, padding, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride) {
        return conv2d(input, weight, bias, stride, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias) {
        return conv2d(input, weight, bias, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}. */
    public static Tensor conv2d(Tensor input, Tensor weight) {
        return conv2d(input, weight, (Tensor) null, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV3D)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long dilation, long groups) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {dilation, dilation, dilation}, groups);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation) {
        return conv3d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long dilation) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {dilation, dilation, dilation}, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding) {
        return conv3d(input, weight, bias, stride, padding, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride) {
        return conv3d(input, weight, bias, stride, new long[] {0, 0, 0}, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv3d}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias) {
        return conv3d(input, weight, bias, new long[] {1, 1, 1}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv3d}. */
    public static Tensor conv3d(Tensor input, Tensor weight) {
        return conv3d(input, weight, (Tensor) null, new long[] {1, 1, 1}, new long[] {0, 0, 0}, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv1d.padding}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV1D_PADDING)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.string(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv1d.padding}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride, String padding, long dilation, long groups) {
        return conv1d(input, weight, bias, new long[] {stride}, padding, new long[] {dilation}, groups);
    }

    /** {@code aten::conv1d.padding}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding, long[] dilation) {
        return conv1d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv1d.padding}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride, String padding, long dilation) {
        return conv1d(input, weight, bias, new long[] {stride}, padding, new long[] {dilation}, 1);
    }

    /** {@code aten::conv1d.padding}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding) {
        return conv1d(input, weight, bias, stride, padding, new long[] {1}, 1);
    }

    /** {@code aten::conv1d.padding}; bias may be null. */
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias, long stride, String padding) {
        return conv1d(input, weight, bias, new long[] {stride}, padding, new long[] {1}, 1);
    }

    /** {@code aten::conv2d.padding}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV2D_PADDING)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.string(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv2d.padding}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride, String padding, long dilation, long groups) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, padding, new long[] {dilation, dilation}, groups);
    }

    /** {@code aten::conv2d.padding}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding, long[] dilation) {
        return conv2d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv2d.padding}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride, String padding, long dilation) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, padding, new long[] {dilation, dilation}, 1);
    }

    /** {@code aten::conv2d.padding}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding) {
        return conv2d(input, weight, bias, stride, padding, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d.padding}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long stride, String padding) {
        return conv2d(input, weight, bias, new long[] {stride, stride}, padding, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv3d.padding}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV3D_PADDING)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.string(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv3d.padding}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride, String padding, long dilation, long groups) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, padding, new long[] {dilation, dilation, dilation}, groups);
    }

    /** {@code aten::conv3d.padding}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding, long[] dilation) {
        return conv3d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv3d.padding}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride, String padding, long dilation) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, padding, new long[] {dilation, dilation, dilation}, 1);
    }

    /** {@code aten::conv3d.padding}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long[] stride, String padding) {
        return conv3d(input, weight, bias, stride, padding, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv3d.padding}; bias may be null. */
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias, long stride, String padding) {
        return conv3d(input, weight, bias, new long[] {stride, stride, stride}, padding, new long[] {1, 1, 1}, 1);
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups, long[] dilation) {
        try (Dispatch call = Dispatch.begin(CONV_TRANSPOSE1D)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(outputPadding);
            call.integer(groups);
            call.integers(dilation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding, long groups, long dilation) {
        return convTranspose1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {outputPadding}, groups, new long[] {dilation});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups) {
        return convTranspose1d(input, weight, bias, stride, padding, outputPadding, groups, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding, long groups) {
        return convTranspose1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {outputPadding}, groups, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding) {
        return convTranspose1d(input, weight, bias, stride, padding, outputPadding, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding) {
        return convTranspose1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {outputPadding}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding) {
        return convTranspose1d(input, weight, bias, stride, padding, new long[] {0}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long stride, long padding) {
        return convTranspose1d(input, weight, bias, new long[] {stride}, new long[] {padding}, new long[] {0}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long[] stride) {
        return convTranspose1d(input, weight, bias, stride, new long[] {0}, new long[] {0}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias, long stride) {
        return convTranspose1d(input, weight, bias, new long[] {stride}, new long[] {0}, new long[] {0}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}; bias may be null. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias) {
        return convTranspose1d(input, weight, bias, new long[] {1}, new long[] {0}, new long[] {0}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose1d}. */
    public static Tensor convTranspose1d(Tensor input, Tensor weight) {
        return convTranspose1d(input, weight, (Tensor) null, new long[] {1}, new long[] {0}, new long[] {0}, 1, new long[] {1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups, long[] dilation) {
        try (Dispatch call = Dispatch.begin(CONV_TRANSPOSE2D_INPUT)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(outputPadding);
            call.integer(groups);
            call.integers(dilation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding, long groups, long dilation) {
        return convTranspose2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {outputPadding, outputPadding}, groups, new long[] {dilation, dilation});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups) {
        return convTranspose2d(input, weight, bias, stride, padding, outputPadding, groups, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding, long groups) {
        return convTranspose2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {outputPadding, outputPadding}, groups, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding) {
        return convTranspose2d(input, weight, bias, stride, padding, outputPadding, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding) {
        return convTranspose2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {outputPadding, outputPadding}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding) {
        return convTranspose2d(input, weight, bias, stride, padding, new long[] {0, 0}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long stride, long padding) {
        return convTranspose2d(input, weight, bias, new long[] {stride, stride}, new long[] {padding, padding}, new long[] {0, 0}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long[] stride) {
        return convTranspose2d(input, weight, bias, stride, new long[] {0, 0}, new long[] {0, 0}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias, long stride) {
        return convTranspose2d(input, weight, bias, new long[] {stride, stride}, new long[] {0, 0}, new long[] {0, 0}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}; bias may be null. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias) {
        return convTranspose2d(input, weight, bias, new long[] {1, 1}, new long[] {0, 0}, new long[] {0, 0}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose2d.input}. */
    public static Tensor convTranspose2d(Tensor input, Tensor weight) {
        return convTranspose2d(input, weight, (Tensor) null, new long[] {1, 1}, new long[] {0, 0}, new long[] {0, 0}, 1, new long[] {1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups, long[] dilation) {
        try (Dispatch call = Dispatch.begin(CONV_TRANSPOSE3D_INPUT)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(outputPadding);
            call.integer(groups);
            call.integers(dilation);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding, long groups, long dilation) {
        return convTranspose3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {outputPadding, outputPadding, outputPadding}, groups, new long[] {dilation, dilation, dilation});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups) {
        return convTranspose3d(input, weight, bias, stride, padding, outputPadding, groups, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding, long groups) {
        return convTranspose3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {outputPadding, outputPadding, outputPadding}, groups, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] outputPadding) {
        return convTranspose3d(input, weight, bias, stride, padding, outputPadding, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding, long outputPadding) {
        return convTranspose3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {outputPadding, outputPadding, outputPadding}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding) {
        return convTranspose3d(input, weight, bias, stride, padding, new long[] {0, 0, 0}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long stride, long padding) {
        return convTranspose3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, new long[] {0, 0, 0}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long[] stride) {
        return convTranspose3d(input, weight, bias, stride, new long[] {0, 0, 0}, new long[] {0, 0, 0}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias, long stride) {
        return convTranspose3d(input, weight, bias, new long[] {stride, stride, stride}, new long[] {0, 0, 0}, new long[] {0, 0, 0}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}; bias may be null. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias) {
        return convTranspose3d(input, weight, bias, new long[] {1, 1, 1}, new long[] {0, 0, 0}, new long[] {0, 0, 0}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::conv_transpose3d.input}. */
    public static Tensor convTranspose3d(Tensor input, Tensor weight) {
        return convTranspose3d(input, weight, (Tensor) null, new long[] {1, 1, 1}, new long[] {0, 0, 0}, new long[] {0, 0, 0}, 1, new long[] {1, 1, 1});
    }

    /** {@code aten::convolution}; bias may be null. */
    public static Tensor convolution(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation, boolean transposed, long[] outputPadding, long groups) {
        try (Dispatch call = Dispatch.begin(CONVOLUTION)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.bool(transposed);
            call.integers(outputPadding);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::batch_norm}; weight, bias, runningMean, runningVar may be null each. */
    public static Tensor batchNorm(Tensor input, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVar, boolean training, double momentum, double eps, boolean cudnnEnabled) {
        try (Dispatch call = Dispatch.begin(BATCH_NORM)) {
            call.tensor(handle(input));
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.optionalTensor(handle(runningMean));
            call.optionalTensor(handle(runningVar));
            call.bool(training);
            call.real(momentum);
            call.real(eps);
            call.bool(cudnnEnabled);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::native_batch_norm} returns.
     *
     * @param output result 0 of the operator
     * @param mean result 1 of the operator
     * @param rstd result 2 of the operator
     */
    public record NativeBatchNormResult(Tensor output, Tensor mean, Tensor rstd) {
    }

    /** {@code aten::native_batch_norm}; weight, bias, runningMean, runningVar may be null each. */
    public static NativeBatchNormResult nativeBatchNorm(Tensor input, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVar, boolean training, double momentum, double eps) {
        try (Dispatch call = Dispatch.begin(NATIVE_BATCH_NORM)) {
            call.tensor(handle(input));
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.optionalTensor(handle(runningMean));
            call.optionalTensor(handle(runningVar));
            call.bool(training);
            call.real(momentum);
            call.real(eps);
            runForTensors(call);
            return new NativeBatchNormResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::layer_norm}; weight, bias may be null each. */
    public static Tensor layerNorm(Tensor input, long[] normalizedShape, Tensor weight, Tensor bias, double eps, boolean cudnnEnable) {
        try (Dispatch call = Dispatch.begin(LAYER_NORM)) {
            call.tensor(handle(input));
            call.integers(normalizedShape);
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.real(eps);
            call.bool(cudnnEnable);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::layer_norm}; weight, bias may be null each. */
    public static Tensor layerNorm(Tensor input, long[] normalizedShape, Tensor weight, Tensor bias, double eps) {
        return layerNorm(input, normalizedShape, weight, bias, eps, true);
    }

    /** {@code aten::layer_norm}; weight, bias may be null each. */
    public static Tensor layerNorm(Tensor input, long[] normalizedShape, Tensor weight, Tensor bias) {
        return layerNorm(input, normalizedShape, weight, bias, 1.0000000000000001e-05, true);
    }

    /** {@code aten::layer_norm}; weight may be null. */
    public static Tensor layerNorm(Tensor input, long[] normalizedShape, Tensor weight) {
        return layerNorm(input, normalizedShape, weight, (Tensor) null, 1.0000000000000001e-05, true);
    }

    /** {@code aten::layer_norm}. */
    public static Tensor layerNorm(Tensor input, long[] normalizedShape) {
        return layerNorm(input, normalizedShape, (Tensor) null, (Tensor) null, 1.0000000000000001e-05, true);
    }

    /**
     * What {@code aten::native_layer_norm} returns.
     *
     * @param output result 0 of the operator
     * @param mean result 1 of the operator
     * @param rstd result 2 of the operator
     */
    public record NativeLayerNormResult(Tensor output, Tensor mean, Tensor rstd) {
    }

    /** {@code aten::native_layer_norm}; weight, bias may be null each. */
    public static NativeLayerNormResult nativeLayerNorm(Tensor input, long[] normalizedShape, Tensor weight, Tensor bias, double eps) {
        try (Dispatch call = Dispatch.begin(NATIVE_LAYER_NORM)) {
            call.tensor(handle(input));
            call.integers(normalizedShape);
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.real(eps);
            runForTensors(call);
            return new NativeLayerNormResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /** {@code aten::group_norm}; weight, bias may be null each. */
    public static Tensor groupNorm(Tensor input, long numGroups, Tensor weight, Tensor bias, double eps, boolean cudnnEnabled) {
        try (Dispatch call = Dispatch.begin(GROUP_NORM)) {
            call.tensor(handle(input));
            call.integer(numGroups);
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.real(eps);
            call.bool(cudnnEnabled);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::group_norm}; weight, bias may be null each. */
    public static Tensor groupNorm(Tensor input, long numGroups, Tensor weight, Tensor bias, double eps) {
        return groupNorm(input, numGroups, weight, bias, eps, true);
    }

    /** {@code aten::group_norm}; weight, bias may be null each. */
    public static Tensor groupNorm(Tensor input, long numGroups, Tensor weight, Tensor bias) {
        return groupNorm(input, numGroups, weight, bias, 1.0000000000000001e-05, true);
    }

    /** {@code aten::group_norm}; weight may be null. */
    public static Tensor groupNorm(Tensor input, long numGroups, Tensor weight) {
        return groupNorm(input, numGroups, weight, (Tensor) null, 1.0000000000000001e-05, true);
    }

    /** {@code aten::group_norm}. */
    public static Tensor groupNorm(Tensor input, long numGroups) {
        return groupNorm(input, numGroups, (Tensor) null, (Tensor) null, 1.0000000000000001e-05, true);
    }

    /** {@code aten::instance_norm}; weight, bias, runningMean, runningVar may be null each. */
    public static Tensor instanceNorm(Tensor input, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVar, boolean useInputStats, double momentum, double eps, boolean cudnnEnabled) {
        try (Dispatch call = Dispatch.begin(INSTANCE_NORM)) {
            call.tensor(handle(input));
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.optionalTensor(handle(runningMean));
            call.optionalTensor(handle(runningVar));
            call.bool(useInputStats);
            call.real(momentum);
            call.real(eps);
            call.bool(cudnnEnabled);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rms_norm}; weight, eps may be null each. */
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape, Tensor weight, Double eps) {
        try (Dispatch call = Dispatch.begin(RMS_NORM)) {
            call.tensor(handle(input));
            call.integers(normalizedShape);
            call.optionalTensor(handle(weight));
            call.optionalReal(eps);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rms_norm}; weight may be null. */
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape, Tensor weight, double eps) {
        return rmsNorm(input, normalizedShape, weight, Double.valueOf(eps));
    }

    /** {@code aten::rms_norm}; weight may be null. */
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape, Tensor weight) {
        return rmsNorm(input, normalizedShape, weight, (Double) null);
    }

    /** {@code aten::rms_norm}. */
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape) {
        return rmsNorm(input, normalizedShape, (Tensor) null, (Double) null);
    }

    /** {@code aten::dropout}. */
    public static Tensor dropout(Tensor input, double p, boolean train) {
        try (Dispatch call = Dispatch.begin(DROPOUT)) {
            call.tensor(handle(input));
            call.real(p);
            call.bool(train);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::feature_dropout}. */
    public static Tensor featureDropout(Tensor input, double p, boolean train) {
        try (Dispatch call = Dispatch.begin(FEATURE_DROPOUT)) {
            call.tensor(handle(input));
            call.real(p);
            call.bool(train);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::alpha_dropout}. */
    public static Tensor alphaDropout(Tensor input, double p, boolean train) {
        try (Dispatch call = Dispatch.begin(ALPHA_DROPOUT)) {
            call.tensor(handle(input));
            call.real(p);
            call.bool(train);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /**
     * What {@code aten::native_dropout} returns.
     *
     * @param output result 0 of the operator
     * @param mask result 1 of the operator
     */
    public record NativeDropoutResult(Tensor output, Tensor mask) {
    }

    /** {@code aten::native_dropout}; train may be null. */
    public static NativeDropoutResult nativeDropout(Tensor input, double p, Boolean train) {
        try (Dispatch call = Dispatch.begin(NATIVE_DROPOUT)) {
            call.tensor(handle(input));
            call.real(p);
            call.optionalBool(train);
            runForTensors(call);
            return new NativeDropoutResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::margin_ranking_loss}. */
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target, double margin, long reduction) {
        try (Dispatch call = Dispatch.begin(MARGIN_RANKING_LOSS)) {
            call.tensor(handle(input1));
            call.tensor(handle(input2));
            call.tensor(handle(target));
            call.real(margin);
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::margin_ranking_loss}. */
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target, double margin) {
        return marginRankingLoss(input1, input2, target, margin, 1);
    }

    /** {@code aten::margin_ranking_loss}. */
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target) {
        return marginRankingLoss(input1, input2, target, 0.0, 1);
    }

    /** {@code aten::cosine_embedding_loss}. */
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target, double margin, long reduction) {
        try (Dispatch call = Dispatch.begin(COSINE_EMBEDDING_LOSS)) {
            call.tensor(handle(input1));
            call.tensor(handle(input2));
            call.tensor(handle(target));
            call.real(margin);
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cosine_embedding_loss}. */
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target, double margin) {
        return cosineEmbeddingLoss(input1, input2, target, margin, 1);
    }

    /** {@code aten::cosine_embedding_loss}. */
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target) {
        return cosineEmbeddingLoss(input1, input2, target, 0.0, 1);
    }

    /** {@code aten::triplet_margin_loss}. */
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, double margin, double p, double eps, boolean swap, long reduction) {
        try (Dispatch call = Dispatch.begin(TRIPLET_MARGIN_LOSS)) {
            call.tensor(handle(anchor));
            call.tensor(handle(positive));
            call.tensor(handle(negative));
            call.real(margin);
            call.real(p);
            call.real(eps);
            call.bool(swap);
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::triplet_margin_loss}. */
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, double margin, double p, double eps, boolean swap) {
        return tripletMarginLoss(anchor, positive, negative, margin, p, eps, swap, 1);
    }

    /** {@code aten::triplet_margin_loss}. */
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, double margin, double p, double eps) {
        return tripletMarginLoss(anchor, positive, negative, margin, p, eps, false, 1);
    }

    /** {@code aten::triplet_margin_loss}. */
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, double margin, double p) {
        return tripletMarginLoss(anchor, positive, negative, margin, p, 9.9999999999999995e-07, false, 1);
    }

    /** {@code aten::triplet_margin_loss}. */
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, double margin) {
        return tripletMarginLoss(anchor, positive, negative, margin, 2.0, 9.9999999999999995e-07, false, 1);
    }

    /** {@code aten::triplet_margin_loss}. */
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative) {
        return tripletMarginLoss(anchor, positive, negative, 1.0, 2.0, 9.9999999999999995e-07, false, 1);
    }

    /** {@code aten::poisson_nll_loss}. */
    public static Tensor poissonNllLoss(Tensor input, Tensor target, boolean logInput, boolean full, double eps, long reduction) {
        try (Dispatch call = Dispatch.begin(POISSON_NLL_LOSS)) {
            call.tensor(handle(input));
            call.tensor(handle(target));
            call.bool(logInput);
            call.bool(full);
            call.real(eps);
            call.integer(reduction);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ctc_loss.IntList}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths, long blank, long reduction, boolean zeroInfinity) {
        try (Dispatch call = Dispatch.begin(CTC_LOSS_INTLIST)) {
            call.tensor(handle(logProbs));
            call.tensor(handle(targets));
            call.integers(inputLengths);
            call.integers(targetLengths);
            call.integer(blank);
            call.integer(reduction);
            call.bool(zeroInfinity);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ctc_loss.IntList}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths, long blank, long reduction) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, blank, reduction, false);
    }

    /** {@code aten::ctc_loss.IntList}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths, long blank) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, blank, 1, false);
    }

    /** {@code aten::ctc_loss.IntList}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, 0, 1, false);
    }

    /** {@code aten::ctc_loss.Tensor}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths, long blank, long reduction, boolean zeroInfinity) {
        try (Dispatch call = Dispatch.begin(CTC_LOSS_TENSOR)) {
            call.tensor(handle(logProbs));
            call.tensor(handle(targets));
            call.tensor(handle(inputLengths));
            call.tensor(handle(targetLengths));
            call.integer(blank);
            call.integer(reduction);
            call.bool(zeroInfinity);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ctc_loss.Tensor}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths, long blank, long reduction) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, blank, reduction, false);
    }

    /** {@code aten::ctc_loss.Tensor}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths, long blank) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, blank, 1, false);
    }

    /** {@code aten::ctc_loss.Tensor}. */
    public static Tensor ctcLoss(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, 0, 1, false);
    }

    /** {@code aten::upsample_nearest1d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleNearest1d(Tensor input, long[] outputSize, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_NEAREST1D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_nearest2d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleNearest2d(Tensor input, long[] outputSize, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_NEAREST2D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_nearest3d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleNearest3d(Tensor input, long[] outputSize, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_NEAREST3D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_linear1d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleLinear1d(Tensor input, long[] outputSize, boolean alignCorners, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_LINEAR1D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.bool(alignCorners);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_bilinear2d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleBilinear2d(Tensor input, long[] outputSize, boolean alignCorners, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_BILINEAR2D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.bool(alignCorners);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_trilinear3d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleTrilinear3d(Tensor input, long[] outputSize, boolean alignCorners, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_TRILINEAR3D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.bool(alignCorners);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::upsample_bicubic2d.vec}; outputSize, scaleFactors may be null each. */
    public static Tensor upsampleBicubic2d(Tensor input, long[] outputSize, boolean alignCorners, double[] scaleFactors) {
        try (Dispatch call = Dispatch.begin(UPSAMPLE_BICUBIC2D_VEC)) {
            call.tensor(handle(input));
            call.optionalIntegers(outputSize);
            call.bool(alignCorners);
            call.optionalReals(scaleFactors);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::grid_sampler}. */
    public static Tensor gridSampler(Tensor input, Tensor grid, long interpolationMode, long paddingMode, boolean alignCorners) {
        try (Dispatch call = Dispatch.begin(GRID_SAMPLER)) {
            call.tensor(handle(input));
            call.tensor(handle(grid));
            call.integer(interpolationMode);
            call.integer(paddingMode);
            call.bool(alignCorners);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::grid_sampler_2d}. */
    public static Tensor gridSampler2d(Tensor input, Tensor grid, long interpolationMode, long paddingMode, boolean alignCorners) {
        try (Dispatch call = Dispatch.begin(GRID_SAMPLER_2D)) {
            call.tensor(handle(input));
            call.tensor(handle(grid));
            call.integer(interpolationMode);
            call.integer(paddingMode);
            call.bool(alignCorners);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::grid_sampler_3d}. */
    public static Tensor gridSampler3d(Tensor input, Tensor grid, long interpolationMode, long paddingMode, boolean alignCorners) {
        try (Dispatch call = Dispatch.begin(GRID_SAMPLER_3D)) {
            call.tensor(handle(input));
            call.tensor(handle(grid));
            call.integer(interpolationMode);
            call.integer(paddingMode);
            call.bool(alignCorners);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::affine_grid_generator}. */
    public static Tensor affineGridGenerator(Tensor theta, long[] size, boolean alignCorners) {
        try (Dispatch call = Dispatch.begin(AFFINE_GRID_GENERATOR)) {
            call.tensor(handle(theta));
            call.integers(size);
            call.bool(alignCorners);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask, scale may be null each. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal, Double scale, boolean enableGqa) {
        try (Dispatch call = Dispatch.begin(SCALED_DOT_PRODUCT_ATTENTION)) {
            call.tensor(handle(query));
            call.tensor(handle(key));
            call.tensor(handle(value));
            call.optionalTensor(handle(attnMask));
            call.real(dropoutP);
            call.bool(isCausal);
            call.optionalReal(scale);
            call.bool(enableGqa);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask may be null. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal, double scale, boolean enableGqa) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, isCausal, Double.valueOf(scale), enableGqa);
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask, scale may be null each. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal, Double scale) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, isCausal, scale, false);
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask may be null. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal, double scale) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, isCausal, Double.valueOf(scale), false);
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask may be null. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, isCausal, (Double) null, false);
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask may be null. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, false, (Double) null, false);
    }

    /** {@code aten::scaled_dot_product_attention}; attnMask may be null. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor attnMask) {
        return scaledDotProductAttention(query, key, value, attnMask, 0.0, false, (Double) null, false);
    }

    /** {@code aten::scaled_dot_product_attention}. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        return scaledDotProductAttention(query, key, value, (Tensor) null, 0.0, false, (Double) null, false);
    }

    /** {@code aten::embedding}. */
    public static Tensor embedding(Tensor weight, Tensor indices, long paddingIdx, boolean scaleGradByFreq, boolean sparse) {
        try (Dispatch call = Dispatch.begin(EMBEDDING)) {
            call.tensor(handle(weight));
            call.tensor(handle(indices));
            call.integer(paddingIdx);
            call.bool(scaleGradByFreq);
            call.bool(sparse);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::embedding}. */
    public static Tensor embedding(Tensor weight, Tensor indices, long paddingIdx, boolean scaleGradByFreq) {
        return embedding(weight, indices, paddingIdx, scaleGradByFreq, false);
    }

    /** {@code aten::embedding}. */
    public static Tensor embedding(Tensor weight, Tensor indices, long paddingIdx) {
        return embedding(weight, indices, paddingIdx, false, false);
    }

    /** {@code aten::embedding}. */
    public static Tensor embedding(Tensor weight, Tensor indices) {
        return embedding(weight, indices, -1, false, false);
    }

    /**
     * What {@code aten::embedding_bag} returns.
     *
     * @param output result 0 of the operator
     * @param offset2bag result 1 of the operator
     * @param bagSize result 2 of the operator
     * @param maxIndices result 3 of the operator
     */
    public record EmbeddingBagResult(Tensor output, Tensor offset2bag, Tensor bagSize, Tensor maxIndices) {
    }

    /** {@code aten::embedding_bag}; perSampleWeights may be null. */
    public static EmbeddingBagResult embeddingBag(Tensor weight, Tensor indices, Tensor offsets, boolean scaleGradByFreq, long mode, boolean sparse, Tensor perSampleWeights, boolean includeLastOffset) {
        try (Dispatch call = Dispatch.begin(EMBEDDING_BAG)) {
            call.tensor(handle(weight));
            call.tensor(handle(indices));
            call.tensor(handle(offsets));
            call.bool(scaleGradByFreq);
            call.integer(mode);
            call.bool(sparse);
            call.optionalTensor(handle(perSampleWeights));
            call.bool(includeLastOffset);
            runForTensors(call);
            return new EmbeddingBagResult(tensor(call, 0), tensor(call, 1), tensor(call, 2), tensor(call, 3));
        }
    }

    /** {@code aten::embedding_bag}; perSampleWeights may be null. */
    public static EmbeddingBagResult embeddingBag(Tensor weight, Tensor indices, Tensor offsets, boolean scaleGradByFreq, long mode, boolean sparse, Tensor perSampleWeights) {
        return embeddingBag(weight, indices, offsets, scaleGradByFreq, mode, sparse, perSampleWeights, false);
    }

    /** {@code aten::embedding_bag}. */
    public static EmbeddingBagResult embeddingBag(Tensor weight, Tensor indices, Tensor offsets, boolean scaleGradByFreq, long mode, boolean sparse) {
        return embeddingBag(weight, indices, offsets, scaleGradByFreq, mode, sparse, (Tensor) null, false);
    }

    /** {@code aten::embedding_bag}. */
    public static EmbeddingBagResult embeddingBag(Tensor weight, Tensor indices, Tensor offsets, boolean scaleGradByFreq, long mode) {
        return embeddingBag(weight, indices, offsets, scaleGradByFreq, mode, false, (Tensor) null, false);
    }

    /** {@code aten::embedding_bag}. */
    public static EmbeddingBagResult embeddingBag(Tensor weight, Tensor indices, Tensor offsets, boolean scaleGradByFreq) {
        return embeddingBag(weight, indices, offsets, scaleGradByFreq, 0, false, (Tensor) null, false);
    }

    /** {@code aten::embedding_bag}. */
    public static EmbeddingBagResult embeddingBag(Tensor weight, Tensor indices, Tensor offsets) {
        return embeddingBag(weight, indices, offsets, false, 0, false, (Tensor) null, false);
    }

    /**
     * What {@code aten::lstm_cell} returns.
     *
     * @param hidden result 0 of the operator
     * @param cell result 1 of the operator
     */
    public record LstmCellResult(Tensor hidden, Tensor cell) {
    }

    /** {@code aten::lstm_cell}; bIh, bHh may be null each. */
    public static LstmCellResult lstmCell(Tensor input, List<Tensor> hx, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh) {
        try (Dispatch call = Dispatch.begin(LSTM_CELL)) {
            call.tensor(handle(input));
            call.tensors(handles(hx), false);
            call.tensor(handle(wIh));
            call.tensor(handle(wHh));
            call.optionalTensor(handle(bIh));
            call.optionalTensor(handle(bHh));
            runForTensors(call);
            return new LstmCellResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::lstm_cell}; bIh may be null. */
    public static LstmCellResult lstmCell(Tensor input, List<Tensor> hx, Tensor wIh, Tensor wHh, Tensor bIh) {
        return lstmCell(input, hx, wIh, wHh, bIh, (Tensor) null);
    }

    /** {@code aten::lstm_cell}. */
    public static LstmCellResult lstmCell(Tensor input, List<Tensor> hx, Tensor wIh, Tensor wHh) {
        return lstmCell(input, hx, wIh, wHh, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::gru_cell}; bIh, bHh may be null each. */
    public static Tensor gruCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh) {
        try (Dispatch call = Dispatch.begin(GRU_CELL)) {
            call.tensor(handle(input));
            call.tensor(handle(hx));
            call.tensor(handle(wIh));
            call.tensor(handle(wHh));
            call.optionalTensor(handle(bIh));
            call.optionalTensor(handle(bHh));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::gru_cell}; bIh may be null. */
    public static Tensor gruCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor bIh) {
        return gruCell(input, hx, wIh, wHh, bIh, (Tensor) null);
    }

    /** {@code aten::gru_cell}. */
    public static Tensor gruCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh) {
        return gruCell(input, hx, wIh, wHh, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::rnn_tanh_cell}; bIh, bHh may be null each. */
    public static Tensor rnnTanhCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh) {
        try (Dispatch call = Dispatch.begin(RNN_TANH_CELL)) {
            call.tensor(handle(input));
            call.tensor(handle(hx));
            call.tensor(handle(wIh));
            call.tensor(handle(wHh));
            call.optionalTensor(handle(bIh));
            call.optionalTensor(handle(bHh));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rnn_tanh_cell}; bIh may be null. */
    public static Tensor rnnTanhCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor bIh) {
        return rnnTanhCell(input, hx, wIh, wHh, bIh, (Tensor) null);
    }

    /** {@code aten::rnn_tanh_cell}. */
    public static Tensor rnnTanhCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh) {
        return rnnTanhCell(input, hx, wIh, wHh, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::rnn_relu_cell}; bIh, bHh may be null each. */
    public static Tensor rnnReluCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh) {
        try (Dispatch call = Dispatch.begin(RNN_RELU_CELL)) {
            call.tensor(handle(input));
            call.tensor(handle(hx));
            call.tensor(handle(wIh));
            call.tensor(handle(wHh));
            call.optionalTensor(handle(bIh));
            call.optionalTensor(handle(bHh));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rnn_relu_cell}; bIh may be null. */
    public static Tensor rnnReluCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor bIh) {
        return rnnReluCell(input, hx, wIh, wHh, bIh, (Tensor) null);
    }

    /** {@code aten::rnn_relu_cell}. */
    public static Tensor rnnReluCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh) {
        return rnnReluCell(input, hx, wIh, wHh, (Tensor) null, (Tensor) null);
    }

    /**
     * What {@code aten::lstm} returns.
     *
     * @param output result 0 of the operator
     * @param hidden result 1 of the operator
     * @param cell result 2 of the operator
     */
    public record LstmResult(Tensor output, Tensor hidden, Tensor cell) {
    }

    /** {@code aten::lstm.input}. */
    public static LstmResult lstm(Tensor input, List<Tensor> hx, List<Tensor> params, boolean hasBiases, long numLayers, double dropout, boolean train, boolean bidirectional, boolean batchFirst) {
        try (Dispatch call = Dispatch.begin(LSTM_INPUT)) {
            call.tensor(handle(input));
            call.tensors(handles(hx), false);
            call.tensors(handles(params), false);
            call.bool(hasBiases);
            call.integer(numLayers);
            call.real(dropout);
            call.bool(train);
            call.bool(bidirectional);
            call.bool(batchFirst);
            runForTensors(call);
            return new LstmResult(tensor(call, 0), tensor(call, 1), tensor(call, 2));
        }
    }

    /**
     * What {@code aten::gru} returns.
     *
     * @param output result 0 of the operator
     * @param hidden result 1 of the operator
     */
    public record GruResult(Tensor output, Tensor hidden) {
    }

    /** {@code aten::gru.input}. */
    public static GruResult gru(Tensor input, Tensor hx, List<Tensor> params, boolean hasBiases, long numLayers, double dropout, boolean train, boolean bidirectional, boolean batchFirst) {
        try (Dispatch call = Dispatch.begin(GRU_INPUT)) {
            call.tensor(handle(input));
            call.tensor(handle(hx));
            call.tensors(handles(params), false);
            call.bool(hasBiases);
            call.integer(numLayers);
            call.real(dropout);
            call.bool(train);
            call.bool(bidirectional);
            call.bool(batchFirst);
            runForTensors(call);
            return new GruResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /**
     * What {@code aten::rnn_tanh} returns.
     *
     * @param output result 0 of the operator
     * @param hidden result 1 of the operator
     */
    public record RnnTanhResult(Tensor output, Tensor hidden) {
    }

    /** {@code aten::rnn_tanh.input}. */
    public static RnnTanhResult rnnTanh(Tensor input, Tensor hx, List<Tensor> params, boolean hasBiases, long numLayers, double dropout, boolean train, boolean bidirectional, boolean batchFirst) {
        try (Dispatch call = Dispatch.begin(RNN_TANH_INPUT)) {
            call.tensor(handle(input));
            call.tensor(handle(hx));
            call.tensors(handles(params), false);
            call.bool(hasBiases);
            call.integer(numLayers);
            call.real(dropout);
            call.bool(train);
            call.bool(bidirectional);
            call.bool(batchFirst);
            runForTensors(call);
            return new RnnTanhResult(tensor(call, 0), tensor(call, 1));
        }
    }

    /** {@code aten::_foreach_add.List}. */
    public static List<Tensor> foreachAdd(List<Tensor> self, List<Tensor> other, Number alpha) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.scalar(alpha);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_add.List}. */
    public static List<Tensor> foreachAdd(List<Tensor> self, List<Tensor> other) {
        return foreachAdd(self, other, 1);
    }

    /** {@code aten::_foreach_add.Scalar}. */
    public static List<Tensor> foreachAdd(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_add.ScalarList}. */
    public static List<Tensor> foreachAdd(List<Tensor> self, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD_SCALARLIST)) {
            call.tensors(handles(self), false);
            call.scalars(numbers(scalars));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_add.Tensor}. */
    public static List<Tensor> foreachAdd(List<Tensor> self, Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD_TENSOR)) {
            call.tensors(handles(self), false);
            call.tensor(handle(other));
            call.scalar(alpha);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_add.Tensor}. */
    public static List<Tensor> foreachAdd(List<Tensor> self, Tensor other) {
        return foreachAdd(self, other, 1);
    }

    /** {@code aten::_foreach_add_.List}. */
    public static void foreachAdd_(List<Tensor> self, List<Tensor> other, Number alpha) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.scalar(alpha);
            call.run();
        }
    }

    /** {@code aten::_foreach_add_.List}. */
    public static void foreachAdd_(List<Tensor> self, List<Tensor> other) {
        foreachAdd_(self, other, 1);
    }

    /** {@code aten::_foreach_add_.Scalar}. */
    public static void foreachAdd_(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            call.run();
        }
    }

    /** {@code aten::_foreach_add_.ScalarList}. */
    public static void foreachAdd_(List<Tensor> self, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD__SCALARLIST)) {
            call.tensors(handles(self), false);
            call.scalars(numbers(scalars));
            call.run();
        }
    }

    /** {@code aten::_foreach_add_.Tensor}. */
    public static void foreachAdd_(List<Tensor> self, Tensor other, Number alpha) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADD__TENSOR)) {
            call.tensors(handles(self), false);
            call.tensor(handle(other));
            call.scalar(alpha);
            call.run();
        }
    }

    /** {@code aten::_foreach_add_.Tensor}. */
    public static void foreachAdd_(List<Tensor> self, Tensor other) {
        foreachAdd_(self, other, 1);
    }

    /** {@code aten::_foreach_sub.List}. */
    public static List<Tensor> foreachSub(List<Tensor> self, List<Tensor> other, Number alpha) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SUB_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.scalar(alpha);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_sub.List}. */
    public static List<Tensor> foreachSub(List<Tensor> self, List<Tensor> other) {
        return foreachSub(self, other, 1);
    }

    /** {@code aten::_foreach_sub.Scalar}. */
    public static List<Tensor> foreachSub(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SUB_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_sub_.List}. */
    public static void foreachSub_(List<Tensor> self, List<Tensor> other, Number alpha) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SUB__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.scalar(alpha);
            call.run();
        }
    }

    /** {@code aten::_foreach_sub_.List}. */
    public static void foreachSub_(List<Tensor> self, List<Tensor> other) {
        foreachSub_(self, other, 1);
    }

    /** {@code aten::_foreach_sub_.Scalar}. */
    public static void foreachSub_(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SUB__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            call.run();
        }
    }

    /** {@code aten::_foreach_mul.List}. */
    public static List<Tensor> foreachMul(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_mul.Scalar}. */
    public static List<Tensor> foreachMul(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_mul.ScalarList}. */
    public static List<Tensor> foreachMul(List<Tensor> self, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL_SCALARLIST)) {
            call.tensors(handles(self), false);
            call.scalars(numbers(scalars));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_mul.Tensor}. */
    public static List<Tensor> foreachMul(List<Tensor> self, Tensor other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL_TENSOR)) {
            call.tensors(handles(self), false);
            call.tensor(handle(other));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_mul_.List}. */
    public static void foreachMul_(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_mul_.Scalar}. */
    public static void foreachMul_(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            call.run();
        }
    }

    /** {@code aten::_foreach_mul_.ScalarList}. */
    public static void foreachMul_(List<Tensor> self, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL__SCALARLIST)) {
            call.tensors(handles(self), false);
            call.scalars(numbers(scalars));
            call.run();
        }
    }

    /** {@code aten::_foreach_mul_.Tensor}. */
    public static void foreachMul_(List<Tensor> self, Tensor other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MUL__TENSOR)) {
            call.tensors(handles(self), false);
            call.tensor(handle(other));
            call.run();
        }
    }

    /** {@code aten::_foreach_div.List}. */
    public static List<Tensor> foreachDiv(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_div.Scalar}. */
    public static List<Tensor> foreachDiv(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_div.ScalarList}. */
    public static List<Tensor> foreachDiv(List<Tensor> self, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV_SCALARLIST)) {
            call.tensors(handles(self), false);
            call.scalars(numbers(scalars));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_div.Tensor}. */
    public static List<Tensor> foreachDiv(List<Tensor> self, Tensor other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV_TENSOR)) {
            call.tensors(handles(self), false);
            call.tensor(handle(other));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_div_.List}. */
    public static void foreachDiv_(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_div_.Scalar}. */
    public static void foreachDiv_(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            call.run();
        }
    }

    /** {@code aten::_foreach_div_.ScalarList}. */
    public static void foreachDiv_(List<Tensor> self, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV__SCALARLIST)) {
            call.tensors(handles(self), false);
            call.scalars(numbers(scalars));
            call.run();
        }
    }

    /** {@code aten::_foreach_div_.Tensor}. */
    public static void foreachDiv_(List<Tensor> self, Tensor other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_DIV__TENSOR)) {
            call.tensors(handles(self), false);
            call.tensor(handle(other));
            call.run();
        }
    }

    /** {@code aten::_foreach_addcmul.Scalar}. */
    public static List<Tensor> foreachAddcmul(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCMUL_SCALAR)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalar(value);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_addcmul.Scalar}. */
    public static List<Tensor> foreachAddcmul(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2) {
        return foreachAddcmul(self, tensor1, tensor2, 1);
    }

    /** {@code aten::_foreach_addcmul.ScalarList}. */
    public static List<Tensor> foreachAddcmul(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCMUL_SCALARLIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalars(numbers(scalars));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_addcmul_.Scalar}. */
    public static void foreachAddcmul_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCMUL__SCALAR)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalar(value);
            call.run();
        }
    }

    /** {@code aten::_foreach_addcmul_.Scalar}. */
    public static void foreachAddcmul_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2) {
        foreachAddcmul_(self, tensor1, tensor2, 1);
    }

    /** {@code aten::_foreach_addcmul_.ScalarList}. */
    public static void foreachAddcmul_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCMUL__SCALARLIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalars(numbers(scalars));
            call.run();
        }
    }

    /** {@code aten::_foreach_addcdiv.Scalar}. */
    public static List<Tensor> foreachAddcdiv(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCDIV_SCALAR)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalar(value);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_addcdiv.Scalar}. */
    public static List<Tensor> foreachAddcdiv(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2) {
        return foreachAddcdiv(self, tensor1, tensor2, 1);
    }

    /** {@code aten::_foreach_addcdiv.ScalarList}. */
    public static List<Tensor> foreachAddcdiv(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCDIV_SCALARLIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalars(numbers(scalars));
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_addcdiv_.Scalar}. */
    public static void foreachAddcdiv_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number value) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCDIV__SCALAR)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalar(value);
            call.run();
        }
    }

    /** {@code aten::_foreach_addcdiv_.Scalar}. */
    public static void foreachAddcdiv_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2) {
        foreachAddcdiv_(self, tensor1, tensor2, 1);
    }

    /** {@code aten::_foreach_addcdiv_.ScalarList}. */
    public static void foreachAddcdiv_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, Number[] scalars) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ADDCDIV__SCALARLIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensor1), false);
            call.tensors(handles(tensor2), false);
            call.scalars(numbers(scalars));
            call.run();
        }
    }

    /** {@code aten::_foreach_lerp.List}. */
    public static List<Tensor> foreachLerp(List<Tensor> self, List<Tensor> tensors1, List<Tensor> weights) {
        try (Dispatch call = Dispatch.begin(_FOREACH_LERP_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensors1), false);
            call.tensors(handles(weights), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_lerp.Scalar}. */
    public static List<Tensor> foreachLerp(List<Tensor> self, List<Tensor> tensors1, Number weight) {
        try (Dispatch call = Dispatch.begin(_FOREACH_LERP_SCALAR)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensors1), false);
            call.scalar(weight);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_lerp_.List}. */
    public static void foreachLerp_(List<Tensor> self, List<Tensor> tensors1, List<Tensor> weights) {
        try (Dispatch call = Dispatch.begin(_FOREACH_LERP__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensors1), false);
            call.tensors(handles(weights), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_lerp_.Scalar}. */
    public static void foreachLerp_(List<Tensor> self, List<Tensor> tensors1, Number weight) {
        try (Dispatch call = Dispatch.begin(_FOREACH_LERP__SCALAR)) {
            call.tensors(handles(self), false);
            call.tensors(handles(tensors1), false);
            call.scalar(weight);
            call.run();
        }
    }

    /** {@code aten::_foreach_pow.Scalar}. */
    public static List<Tensor> foreachPow(List<Tensor> self, Number exponent) {
        try (Dispatch call = Dispatch.begin(_FOREACH_POW_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(exponent);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_pow_.Scalar}. */
    public static void foreachPow_(List<Tensor> self, Number exponent) {
        try (Dispatch call = Dispatch.begin(_FOREACH_POW__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(exponent);
            call.run();
        }
    }

    /** {@code aten::_foreach_sqrt}. */
    public static List<Tensor> foreachSqrt(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SQRT)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_sqrt_}. */
    public static void foreachSqrt_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SQRT_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_rsqrt}. */
    public static List<Tensor> foreachRsqrt(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_RSQRT)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_rsqrt_}. */
    public static void foreachRsqrt_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_RSQRT_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_reciprocal}. */
    public static List<Tensor> foreachReciprocal(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_RECIPROCAL)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_reciprocal_}. */
    public static void foreachReciprocal_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_RECIPROCAL_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_neg}. */
    public static List<Tensor> foreachNeg(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_NEG)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_neg_}. */
    public static void foreachNeg_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_NEG_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_abs}. */
    public static List<Tensor> foreachAbs(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ABS)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_abs_}. */
    public static void foreachAbs_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ABS_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_exp}. */
    public static List<Tensor> foreachExp(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_EXP)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_exp_}. */
    public static void foreachExp_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_EXP_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_log}. */
    public static List<Tensor> foreachLog(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_LOG)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_log_}. */
    public static void foreachLog_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_LOG_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_sign}. */
    public static List<Tensor> foreachSign(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SIGN)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_sign_}. */
    public static void foreachSign_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_SIGN_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_maximum.List}. */
    public static List<Tensor> foreachMaximum(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MAXIMUM_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_maximum_.List}. */
    public static void foreachMaximum_(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MAXIMUM__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_minimum.List}. */
    public static List<Tensor> foreachMinimum(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MINIMUM_LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_minimum_.List}. */
    public static void foreachMinimum_(List<Tensor> self, List<Tensor> other) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MINIMUM__LIST)) {
            call.tensors(handles(self), false);
            call.tensors(handles(other), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_clamp_min.Scalar}. */
    public static List<Tensor> foreachClampMin(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_CLAMP_MIN_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_clamp_min_.Scalar}. */
    public static void foreachClampMin_(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_CLAMP_MIN__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            call.run();
        }
    }

    /** {@code aten::_foreach_clamp_max.Scalar}. */
    public static List<Tensor> foreachClampMax(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_CLAMP_MAX_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_clamp_max_.Scalar}. */
    public static void foreachClampMax_(List<Tensor> self, Number scalar) {
        try (Dispatch call = Dispatch.begin(_FOREACH_CLAMP_MAX__SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(scalar);
            call.run();
        }
    }

    /** {@code aten::_foreach_norm.Scalar}; dtype may be null. */
    public static List<Tensor> foreachNorm(List<Tensor> self, Number ord, DType dtype) {
        try (Dispatch call = Dispatch.begin(_FOREACH_NORM_SCALAR)) {
            call.tensors(handles(self), false);
            call.scalar(ord);
            call.optionalDtype(dtype);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_norm.Scalar}. */
    public static List<Tensor> foreachNorm(List<Tensor> self, Number ord) {
        return foreachNorm(self, ord, (DType) null);
    }

    /** {@code aten::_foreach_norm.Scalar}. */
    public static List<Tensor> foreachNorm(List<Tensor> self) {
        return foreachNorm(self, 2, (DType) null);
    }

    /** {@code aten::_foreach_max}. */
    public static List<Tensor> foreachMax(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_MAX)) {
            call.tensors(handles(self), false);
            runForTensors(call);
            return tensors(call, 0);
        }
    }

    /** {@code aten::_foreach_zero_}. */
    public static void foreachZero_(List<Tensor> self) {
        try (Dispatch call = Dispatch.begin(_FOREACH_ZERO_)) {
            call.tensors(handles(self), false);
            call.run();
        }
    }

    /** {@code aten::_foreach_copy_}. */
    public static void foreachCopy_(List<Tensor> self, List<Tensor> src, boolean nonBlocking) {
        try (Dispatch call = Dispatch.begin(_FOREACH_COPY_)) {
            call.tensors(handles(self), false);
            call.tensors(handles(src), false);
            call.bool(nonBlocking);
            call.run();
        }
    }

    /** {@code aten::_foreach_copy_}. */
    public static void foreachCopy_(List<Tensor> self, List<Tensor> src) {
        foreachCopy_(self, src, false);
    }

    /** {@code aten::_amp_foreach_non_finite_check_and_unscale_}. */
    public static void ampForeachNonFiniteCheckAndUnscale_(List<Tensor> self, Tensor foundInf, Tensor invScale) {
        try (Dispatch call = Dispatch.begin(_AMP_FOREACH_NON_FINITE_CHECK_AND_UNSCALE_)) {
            call.tensors(handles(self), false);
            call.tensor(handle(foundInf));
            call.tensor(handle(invScale));
            call.run();
        }
    }

    /** {@code aten::_fused_sgd_}; gradScale, foundInf may be null each. */
    public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep, Tensor gradScale, Tensor foundInf) {
        try (Dispatch call = Dispatch.begin(_FUSED_SGD_)) {
            call.tensors(handles(self), false);
            call.tensors(handles(grads), false);
            call.tensors(handles(momentumBufferList), false);
            call.real(weightDecay);
            call.real(momentum);
            call.real(lr);
            call.real(dampening);
            call.bool(nesterov);
            call.bool(maximize);
            call.bool(isFirstStep);
            call.optionalTensor(handle(gradScale));
            call.optionalTensor(handle(foundInf));
            call.run();
        }
    }

    /** {@code aten::_fused_sgd_}; gradScale may be null. */
    public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep, Tensor gradScale) {
        fusedSgd_(self, grads, momentumBufferList, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, gradScale, (Tensor) null);
    }

    /** {@code aten::_fused_sgd_}. */
    public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep) {
        fusedSgd_(self, grads, momentumBufferList, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::_fused_adam_}; gradScale, foundInf may be null each. */
    public static void fusedAdam_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, Tensor gradScale, Tensor foundInf) {
        try (Dispatch call = Dispatch.begin(_FUSED_ADAM_)) {
            call.tensors(handles(self), false);
            call.tensors(handles(grads), false);
            call.tensors(handles(expAvgs), false);
            call.tensors(handles(expAvgSqs), false);
            call.tensors(handles(maxExpAvgSqs), false);
            call.tensors(handles(stateSteps), false);
            call.real(lr);
            call.real(beta1);
            call.real(beta2);
            call.real(weightDecay);
            call.real(eps);
            call.bool(amsgrad);
            call.bool(maximize);
            call.optionalTensor(handle(gradScale));
            call.optionalTensor(handle(foundInf));
            call.run();
        }
    }

    /** {@code aten::_fused_adam_}; gradScale may be null. */
    public static void fusedAdam_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, Tensor gradScale) {
        fusedAdam_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, gradScale, (Tensor) null);
    }

    /** {@code aten::_fused_adam_}. */
    public static void fusedAdam_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize) {
        fusedAdam_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::_fused_adamw_}; gradScale, foundInf may be null each. */
    public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, Tensor gradScale, Tensor foundInf) {
        try (Dispatch call = Dispatch.begin(_FUSED_ADAMW_)) {
            call.tensors(handles(self), false);
            call.tensors(handles(grads), false);
            call.tensors(handles(expAvgs), false);
            call.tensors(handles(expAvgSqs), false);
            call.tensors(handles(maxExpAvgSqs), false);
            call.tensors(handles(stateSteps), false);
            call.real(lr);
            call.real(beta1);
            call.real(beta2);
            call.real(weightDecay);
            call.real(eps);
            call.bool(amsgrad);
            call.bool(maximize);
            call.optionalTensor(handle(gradScale));
            call.optionalTensor(handle(foundInf));
            call.run();
        }
    }

    /** {@code aten::_fused_adamw_}; gradScale may be null. */
    public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, Tensor gradScale) {
        fusedAdamw_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, gradScale, (Tensor) null);
    }

    /** {@code aten::_fused_adamw_}. */
    public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize) {
        fusedAdamw_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, (Tensor) null, (Tensor) null);
    }

    /** {@code aten::_fused_adagrad_}; gradScale, foundInf may be null each. */
    public static void fusedAdagrad_(List<Tensor> self, List<Tensor> grads, List<Tensor> stateSums, List<Tensor> stateSteps, double lr, double lrDecay, double weightDecay, double eps, boolean maximize, Tensor gradScale, Tensor foundInf) {
        try (Dispatch call = Dispatch.begin(_FUSED_ADAGRAD_)) {
            call.tensors(handles(self), false);
            call.tensors(handles(grads), false);
            call.tensors(handles(stateSums), false);
            call.tensors(handles(stateSteps), false);
            call.real(lr);
            call.real(lrDecay);
            call.real(weightDecay);
            call.real(eps);
            call.bool(maximize);
            call.optionalTensor(handle(gradScale));
            call.optionalTensor(handle(foundInf));
            call.run();
        }
    }

    /** {@code aten::_fused_adagrad_}; gradScale may be null. */
    public static void fusedAdagrad_(List<Tensor> self, List<Tensor> grads, List<Tensor> stateSums, List<Tensor> stateSteps, double lr, double lrDecay, double weightDecay, double eps, boolean maximize, Tensor gradScale) {
        fusedAdagrad_(self, grads, stateSums, stateSteps, lr, lrDecay, weightDecay, eps, maximize, gradScale, (Tensor) null);
    }

    /** {@code aten::_fused_adagrad_}. */
    public static void fusedAdagrad_(List<Tensor> self, List<Tensor> grads, List<Tensor> stateSums, List<Tensor> stateSteps, double lr, double lrDecay, double weightDecay, double eps, boolean maximize) {
        fusedAdagrad_(self, grads, stateSums, stateSteps, lr, lrDecay, weightDecay, eps, maximize, (Tensor) null, (Tensor) null);
    }

    /** {@code onednn::qconv_prepack}; xShape may be null. */
    public static Tensor onednnQconvPrepack(Tensor weight, Tensor wScales, double xScale, long xZp, long[] stride, long[] padding, long[] dilation, long groups, long[] xShape) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QCONV_PREPACK)) {
            call.tensor(handle(weight));
            call.tensor(handle(wScales));
            call.real(xScale);
            call.integer(xZp);
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            call.optionalIntegers(xShape);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qconv_prepack}. */
    public static Tensor onednnQconvPrepack(Tensor weight, Tensor wScales, double xScale, long xZp, long[] stride, long[] padding, long[] dilation, long groups) {
        return onednnQconvPrepack(weight, wScales, xScale, xZp, stride, padding, dilation, groups, (long[]) null);
    }

    /** {@code onednn::qconv2d_pointwise}; bias, outputDtype, algorithm may be null each. */
    public static Tensor onednnQconv2dPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups, double outputScale, long outputZeroPoint, DType outputDtype, String attr, Number[] scalars, String algorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QCONV2D_POINTWISE)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.string(attr);
            call.scalars(numbers(scalars));
            call.optionalString(algorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qconv2d_pointwise.binary}; bias, outputDtype, alpha, unaryAttr, unaryAlgorithm may be null each. */
    public static Tensor onednnQconv2dPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor qaccum, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups, double outputScale, long outputZeroPoint, DType outputDtype, double accumScale, long accumZeroPoint, String binaryAttr, Number alpha, String unaryAttr, Number[] unaryScalars, String unaryAlgorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QCONV2D_POINTWISE_BINARY)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.tensor(handle(qaccum));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.real(accumScale);
            call.integer(accumZeroPoint);
            call.string(binaryAttr);
            call.optionalScalar(alpha);
            call.optionalString(unaryAttr);
            call.scalars(numbers(unaryScalars));
            call.optionalString(unaryAlgorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qconv_pointwise}; bias, outputDtype, algorithm may be null each. */
    public static Tensor onednnQconvPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups, double outputScale, long outputZeroPoint, DType outputDtype, String attr, Number[] scalars, String algorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QCONV_POINTWISE)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.string(attr);
            call.scalars(numbers(scalars));
            call.optionalString(algorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qconv1d_pointwise}; bias, outputDtype, algorithm may be null each. */
    public static Tensor onednnQconv1dPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups, double outputScale, long outputZeroPoint, DType outputDtype, String attr, Number[] scalars, String algorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QCONV1D_POINTWISE)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.string(attr);
            call.scalars(numbers(scalars));
            call.optionalString(algorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qconv3d_pointwise}; bias, outputDtype, algorithm may be null each. */
    public static Tensor onednnQconv3dPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups, double outputScale, long outputZeroPoint, DType outputDtype, String attr, Number[] scalars, String algorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QCONV3D_POINTWISE)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.string(attr);
            call.scalars(numbers(scalars));
            call.optionalString(algorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qlinear_prepack}; xShape may be null. */
    public static Tensor onednnQlinearPrepack(Tensor weight, long[] xShape) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QLINEAR_PREPACK)) {
            call.tensor(handle(weight));
            call.optionalIntegers(xShape);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qlinear_pointwise}; bias, outputDtype may be null each. */
    public static Tensor onednnQlinearPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor bias, double outputScale, long outputZeroPoint, DType outputDtype, String postOpName, Number[] postOpArgs, String postOpAlgorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QLINEAR_POINTWISE)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(bias));
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.string(postOpName);
            call.scalars(numbers(postOpArgs));
            call.string(postOpAlgorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qlinear_pointwise.tensor}; bias, outputDtype may be null each. */
    public static Tensor onednnQlinearPointwise(Tensor qx, Tensor xScale, Tensor xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor bias, double outputScale, long outputZeroPoint, DType outputDtype, String postOpName, Number[] postOpArgs, String postOpAlgorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QLINEAR_POINTWISE_TENSOR)) {
            call.tensor(handle(qx));
            call.tensor(handle(xScale));
            call.tensor(handle(xZeroPoint));
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(bias));
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.string(postOpName);
            call.scalars(numbers(postOpArgs));
            call.string(postOpAlgorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code onednn::qlinear_pointwise.binary}; other, bias, outputDtype may be null each. */
    public static Tensor onednnQlinearPointwise(Tensor qx, double xScale, long xZeroPoint, Tensor qw, Tensor wScale, Tensor wZeroPoint, Tensor other, Tensor bias, double outputScale, long outputZeroPoint, DType outputDtype, double otherScale, long otherZp, String binaryPostOp, double binaryAlpha, String unaryPostOp, Number[] unaryPostOpArgs, String unaryPostOpAlgorithm) {
        try (Dispatch call = Dispatch.begin(ONEDNN_QLINEAR_POINTWISE_BINARY)) {
            call.tensor(handle(qx));
            call.real(xScale);
            call.integer(xZeroPoint);
            call.tensor(handle(qw));
            call.tensor(handle(wScale));
            call.tensor(handle(wZeroPoint));
            call.optionalTensor(handle(other));
            call.optionalTensor(handle(bias));
            call.real(outputScale);
            call.integer(outputZeroPoint);
            call.optionalDtype(outputDtype);
            call.real(otherScale);
            call.integer(otherZp);
            call.string(binaryPostOp);
            call.real(binaryAlpha);
            call.string(unaryPostOp);
            call.scalars(numbers(unaryPostOpArgs));
            call.string(unaryPostOpAlgorithm);
            runForTensors(call);
            return tensor(call, 0);
        }
    }
}
