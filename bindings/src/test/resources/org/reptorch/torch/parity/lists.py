"""Operators over lists of tensors, optimizers, quantization."""
import torch

from inputs import *
from recorder import Call, Result, case, each

A, B, P, U = [x, v4], [y, bias4], [p, gamma], [Call('aten::exp', x1), variance]

each('_foreach_add.List _foreach_add_.List _foreach_sub.List _foreach_sub_.List', A, B, alpha=0.5)
each('_foreach_mul.List _foreach_mul_.List _foreach_div.List _foreach_div_.List', A, P)
each('_foreach_add.Scalar _foreach_add_.Scalar _foreach_sub.Scalar _foreach_sub_.Scalar _foreach_mul.Scalar _foreach_mul_.Scalar _foreach_div.Scalar _foreach_div_.Scalar', A, 2.5)
each('_foreach_add.Scalar _foreach_mul.Scalar', [n, f], 2)
each('_foreach_add.ScalarList _foreach_add_.ScalarList _foreach_mul.ScalarList _foreach_mul_.ScalarList _foreach_div.ScalarList _foreach_div_.ScalarList', A, [2, 0.5])
each('_foreach_add.Tensor _foreach_add_.Tensor', A, low, alpha=2, _grad=False)
each('_foreach_mul.Tensor _foreach_mul_.Tensor _foreach_div.Tensor _foreach_div_.Tensor', A, low, _grad=False)
each('_foreach_addcmul.Scalar _foreach_addcmul_.Scalar _foreach_addcdiv.Scalar _foreach_addcdiv_.Scalar', A, B, P, 0.5)
each('_foreach_addcmul.ScalarList _foreach_addcmul_.ScalarList _foreach_addcdiv.ScalarList _foreach_addcdiv_.ScalarList', A, B, P, [0.5, 2])
each('_foreach_lerp.List _foreach_lerp_.List', A, B, P)
each('_foreach_lerp.Scalar _foreach_lerp_.Scalar', A, B, 0.25)
each('_foreach_pow.Scalar _foreach_pow_.Scalar', A, 3)
each('_foreach_sqrt _foreach_sqrt_ _foreach_rsqrt _foreach_rsqrt_ _foreach_reciprocal _foreach_reciprocal_ _foreach_log _foreach_log_', P)
each('_foreach_neg _foreach_neg_ _foreach_abs _foreach_abs_ _foreach_exp _foreach_exp_ _foreach_sign _foreach_sign_ _foreach_zero_ _foreach_max _foreach_norm.Scalar', A)
each('_foreach_maximum.List _foreach_maximum_.List _foreach_minimum.List _foreach_minimum_.List', A, B)
each('_foreach_clamp_min.Scalar _foreach_clamp_min_.Scalar _foreach_clamp_max.Scalar _foreach_clamp_max_.Scalar', A, 0.25)
case('aten::_foreach_norm.Scalar', A, 1)
case('aten::_foreach_copy_', A, B, _grad=False)
case('aten::_amp_foreach_non_finite_check_and_unscale_', [param1, unfinite], zero, inverse_scale)
case('aten::_amp_foreach_non_finite_check_and_unscale_', [param1, param2], zero, inverse_scale)
case('aten::_amp_update_scale_', scale_now, tracker, zero, 2.0, 0.5, 2)
case('aten::_amp_update_scale_', scale_now, tracker, one, 2.0, 0.5, 2)

W, G = [param1, param2], [grad1, grad2]
case('aten::_fused_sgd_', W, G, [state1, state2], weight_decay=0.1, momentum=0.9, lr=0.5, dampening=0.0, nesterov=True, maximize=False, is_first_step=False)
case('aten::_fused_sgd_', W, G, [], weight_decay=0.0, momentum=0.0, lr=0.5, dampening=0.0, nesterov=False, maximize=True, is_first_step=True)
each('_fused_adam_ _fused_adamw_', W, G, [state1, state2], [state3, state4], [], [step1, step2], lr=0.1, beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1e-8, amsgrad=False, maximize=False)
each('_fused_adamw_', W, G, [state1, state2], [state3, state4], [state5, state6], [step1, step2], lr=0.1, beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1e-8, amsgrad=True, maximize=True)
case('aten::_fused_adagrad_', W, G, [state1, state2], [step1, step2], lr=0.1, lr_decay=0.01, weight_decay=0.1, eps=1e-8, maximize=False)

case('aten::fake_quantize_per_tensor_affine', x, 0.1, 3, -128, 127)
case('aten::fake_quantize_per_tensor_affine.tensor_qparams', x, scale0, zero0, -8, 7)
case('aten::fake_quantize_per_tensor_affine_cachemask', x, 0.1, 3, -8, 7)
case('aten::fake_quantize_per_channel_affine', x, channel_scale, channel_zero, 1, -8, 7)
case('aten::fake_quantize_per_channel_affine_cachemask', x, channel_scale, channel_zero, 1, -8, 7)
case('aten::_fake_quantize_learnable_per_tensor_affine', f, scale1, zero1, -8, 7, 0.5)
case('aten::_fake_quantize_learnable_per_channel_affine', f, channel_scale, float_zero, 1, -8, 7, 0.5)
case('aten::fused_moving_avg_obs_fake_quant', f, on, on, running_min, running_max, out_scale, out_zero, 0.01, -128, 127, 0)
case('aten::_choose_qparams_per_tensor', f)

codes = Call('aten::int_repr', Result)
tensorwise = Call('aten::quantize_per_tensor', f, 0.05, 3, torch.qint8)
channelwise = Call('aten::quantize_per_channel', f, double_scale, long_zero, 1, torch.qint8)
case('aten::quantize_per_tensor', f, 0.05, 3, torch.quint8, _then=codes)
case('aten::quantize_per_tensor.tensor_qparams', f, scale0, zero0, torch.qint8, _then=codes)
case('aten::quantize_per_channel', f, double_scale, long_zero, 1, torch.qint32, _then=codes)
case('aten::quantize_per_tensor_dynamic', f, torch.quint8, False, _then=codes)
each('dequantize.self int_repr q_scale q_zero_point', tensorwise)
each('dequantize.self int_repr q_per_channel_scales q_per_channel_zero_points q_per_channel_axis', channelwise)
case('aten::_make_per_tensor_quantized_tensor', u8, 0.5, 3, _then=Call('aten::dequantize.self', Result))
case('aten::_make_per_channel_quantized_tensor', i8c, double_scale, long_zero, 1, _then=Call('aten::dequantize.self', Result))
case('aten::_int_mm', i8a, i8b)


def packed(kernel, dims):
    return Call('onednn::qconv_prepack', kernel, q_scales, 0.05, 2, [1] * dims, [1] * dims, [1] * dims, 1)


def convolved(x, kernel, dims, *end):
    return x, 0.05, 2, kernel, q_scales, q_zeros, q_bias, [1] * dims, [1] * dims, [1] * dims, 1, *end


plain = (0.3, 128, torch.uint8, 'none', [], '')
floats = (1.0, 0, torch.float32, 'relu', [], '')
case('onednn::qconv_prepack', q_kernel2, q_scales, 0.05, 2, [1, 1], [1, 1], [1, 1], 1,
     _then=Call('onednn::qconv2d_pointwise', *convolved(q_input, Result, 2, *plain)))
case('onednn::qconv2d_pointwise', *convolved(q_input, packed(q_kernel2, 2), 2, *plain))
case('onednn::qconv2d_pointwise', *convolved(q_input, packed(q_kernel2, 2), 2, *floats))
case('onednn::qconv2d_pointwise', *convolved(q_input, packed(q_kernel2, 2), 2, 0.3, 100, torch.uint8, 'hardtanh', [0.0, 6.0], ''))
case('onednn::qconv_pointwise', *convolved(q_input, packed(q_kernel2, 2), 2, *plain))
case('onednn::qconv1d_pointwise', *convolved(q_seq, packed(q_kernel1, 1), 1, *plain))
case('onednn::qconv3d_pointwise', *convolved(q_vol, packed(q_kernel3, 3), 3, *plain))
case('onednn::qconv2d_pointwise.binary', q_input, 0.05, 2, packed(q_kernel2, 2), q_scales, q_zeros, Call('aten::contiguous', q_accum, memory_format=torch.channels_last), q_bias, [1, 1], [1, 1], [1, 1], 1,
     0.3, 128, torch.uint8, 0.1, 3, 'sum', None, 'relu', [], '')
matrix = Call('onednn::qlinear_prepack', q_matrix, None)
case('onednn::qlinear_prepack', q_matrix, [2, 4], _then=Call('onednn::qlinear_pointwise', q_rows, 0.05, 2, Result, q_scales, q_zeros, q_bias, *plain))
case('onednn::qlinear_pointwise', q_rows, 0.05, 2, matrix, q_scales, q_zeros, q_bias, *plain)
case('onednn::qlinear_pointwise', q_rows, 0.05, 2, matrix, q_scales, q_zeros, None, *floats)
case('onednn::qlinear_pointwise.tensor', q_rows, q_scale_in, q_zero_in, matrix, q_scales, q_zeros, q_bias, *plain)
case('onednn::qlinear_pointwise.binary', q_rows, 0.05, 2, matrix, q_scales, q_zeros, q_other, q_bias, 0.3, 128, torch.uint8, 0.1, 3, 'sum', 1.0, 'relu', [], '')
