"""The tensors that the cases share, by the names that the recorded files have for them."""
import torch

f64 = torch.float64
torch.manual_seed(1)


def normal(*shape):
    return torch.randn(*shape, dtype=f64)


def positive(*shape):
    return torch.rand(*shape, dtype=f64) + 0.5


x, y, x1, y1 = normal(2, 3), normal(2, 3), normal(2, 3), normal(2, 3)
row = normal(3)
p, p1 = positive(2, 3), positive(2, 3)
u = torch.rand(2, 3, dtype=f64) * 1.8 - 0.9           # within (-1, 1)
unit = torch.rand(2, 3, dtype=f64) * 0.8 + 0.1        # within (0, 1)
above = positive(2, 3) + 0.75                         # above 1
half = torch.tensor([[-1.5, -0.5, 0.5], [1.5, 2.5, 3.0]], dtype=f64)   # ties of rounding
wild = torch.tensor([1.0, float('nan'), float('inf'), -float('inf'), -0.0, 3.5], dtype=f64)
low, high = torch.tensor(-0.5, dtype=f64), torch.tensor(0.5, dtype=f64)
f, g = torch.randn(2, 3), torch.randn(2, 3)           # float32
b16, h16 = torch.randn(2, 3).bfloat16(), torch.randn(2, 3).half()
n = torch.tensor([[-7, 0, 3], [5, 9, -2]])
k = torch.tensor([[2, 1, 3], [4, 2, 5]])
n32 = n.to(torch.int32)
u8 = torch.tensor([[1, 200, 3], [255, 0, 7]], dtype=torch.uint8)
q = torch.tensor([[True, False, True], [True, False, True]])
r = torch.tensor([[False, False, True], [True, True, False]])
c, c1 = torch.complex(normal(2, 3), normal(2, 3)), torch.complex(normal(2, 3), normal(2, 3))
cv = torch.complex(normal(6), normal(6))

v3, w3, v4, v6, v8 = normal(3), normal(3), normal(4), normal(6), normal(8)
sorted6 = torch.tensor([-1.5, -0.5, 0.0, 0.25, 1.0, 2.0], dtype=f64)
repeated = torch.tensor([3.0, 1.0, 1.0, 2.0, 3.0, 3.0], dtype=f64)
m, m2, m42 = normal(3, 4), normal(3, 4), normal(4, 2)
sq, sq1 = normal(3, 3), normal(3, 3)
spd = sq @ sq.T + 2 * torch.eye(3, dtype=f64)
sym = sq + sq.T
lower = torch.tril(sq) + 3 * torch.eye(3, dtype=f64)
tall = normal(5, 3)
tall_b = normal(5, 2)
b3, c3 = normal(2, 2, 3), normal(2, 3, 2)
batch = normal(2, 3, 3)
s23 = normal(2, 2)
cube = normal(2, 3, 4)
tensor4 = normal(2, 3, 2, 3)

seq = normal(2, 4, 7)
img = normal(2, 4, 6, 5)
vol = normal(1, 4, 4, 5, 4)
kernel1, kernel2, kernel3 = normal(3, 4, 3), normal(3, 4, 3, 2), normal(3, 4, 2, 2, 2)
grouped1, grouped2, grouped3 = normal(4, 2, 3), normal(4, 2, 3, 3), normal(4, 2, 2, 2, 2)
trans1, trans2, trans3 = normal(4, 3, 3), normal(4, 3, 3, 2), normal(4, 3, 2, 2, 2)
gtrans2 = normal(4, 2, 3, 3)
bias3, bias4, bias6 = normal(3), normal(4), normal(6)
gamma, beta, mean, variance = positive(4), normal(4), normal(4), positive(4)
line_gamma, line_beta = positive(5), normal(5)
logits, target, class_weight = normal(4, 3), torch.tensor([0, 2, 1, 1]), torch.tensor([1.0, 2.0, 0.5], dtype=f64)
soft = torch.softmax(normal(4, 3), 1)
pixels, pixel_target = normal(2, 3, 2, 2), torch.tensor([[[0, 2], [1, 1]], [[2, 0], [0, 1]]])
sign = torch.tensor([[1.0, -1.0, 1.0], [-1.0, -1.0, 1.0]], dtype=f64)
sign4 = torch.tensor([1.0, -1.0, 1.0, -1.0], dtype=f64)
label_sets = torch.tensor([[1, 0, -1], [2, -1, -1], [0, 1, 2], [1, -1, -1]])
ctc, ctc_target = torch.log_softmax(normal(6, 2, 4), 2), torch.tensor([[1, 2, 3], [2, 2, 1]])
ctc_inputs, ctc_targets = torch.tensor([6, 5]), torch.tensor([3, 2])
flow2, flow3 = torch.rand(2, 3, 3, 2, dtype=f64) * 2.2 - 1.1, torch.rand(1, 2, 3, 2, 3, dtype=f64) * 2.2 - 1.1
theta2, theta3 = normal(2, 2, 3), normal(1, 3, 4)
query, key, value = normal(2, 2, 3, 4), normal(2, 2, 5, 4), normal(2, 2, 5, 4)
mask = torch.tensor([[True, True, False, True, True], [False, True, True, True, True], [True, False, True, True, False]])
table, words = normal(6, 3), torch.tensor([[1, 5, 0], [2, 1, 3]])
flat_words, offsets = torch.tensor([1, 2, 4, 5, 0]), torch.tensor([0, 2])

index, index2, grid = torch.tensor([2, 0]), torch.tensor([0, 1, 1]), torch.tensor([[0, 2, 1], [1, 1, 0]])
rows = torch.tensor([1, 0, 1])
flat_index = torch.tensor([[0, 5], [3, 2]])
columns = normal(2, 2)
counts = torch.tensor([1, 3, 3, 0, 5])
bits, bits1 = torch.tensor([[5, 3, 12], [7, 9, 2]]), torch.tensor([[1, 2, 3], [0, 1, 2]])

step_in, step_h, step_c = normal(2, 3), normal(2, 4), normal(2, 4)
w_ih4, w_hh4, b_ih4, b_hh4 = normal(16, 3), normal(16, 4), normal(16), normal(16)
w_ih3, w_hh3, b_ih3, b_hh3 = normal(12, 3), normal(12, 4), normal(12), normal(12)
w_ih1, w_hh1, b_ih1, b_hh1 = normal(4, 3), normal(4, 4), normal(4), normal(4)
steps, first_h, first_c = normal(3, 2, 3), normal(1, 2, 4), normal(1, 2, 4)

one, zero = torch.tensor(1.0), torch.tensor(0.0)
step1, step2 = torch.tensor(3.0), torch.tensor(3.0)
fmat = torch.randn(2, 3)
param1, param2, grad1, grad2 = torch.randn(2, 3), torch.randn(4), torch.randn(2, 3), torch.randn(4)
state1, state2, state3, state4, state5, state6 = torch.rand(2, 3), torch.rand(4), torch.rand(2, 3), torch.rand(4), torch.rand(2, 3), torch.rand(4)
tracker, unfinite = torch.tensor(1, dtype=torch.int32), torch.tensor([float('inf'), 1.0, 2.0])
scale_now, inverse_scale = torch.tensor(65536.0), torch.tensor(0.5)

channel_scale, channel_zero = torch.tensor([0.1, 0.2, 0.05]), torch.tensor([0, 3, -2], dtype=torch.int32)
double_scale, long_zero = torch.tensor([0.1, 0.2, 0.05], dtype=f64), torch.tensor([0, 3, -2])
float_zero = torch.tensor([0.0, 3.0, -2.0])
scale1, zero1 = torch.tensor([0.1]), torch.tensor([3.0])
scale0, zero0 = torch.tensor(0.1), torch.tensor(3, dtype=torch.int32)
on = torch.tensor([1], dtype=torch.uint8)
running_min, running_max, out_scale, out_zero = torch.tensor([-1.0]), torch.tensor([1.0]), torch.tensor([1.0]), torch.tensor([0], dtype=torch.int32)
i8a, i8b = torch.randint(-128, 127, (17, 8), dtype=torch.int8), torch.randint(-128, 127, (8, 8), dtype=torch.int8)
q_input, q_seq, q_vol = torch.randint(0, 255, (1, 4, 5, 5), dtype=torch.uint8), torch.randint(0, 255, (1, 4, 7), dtype=torch.uint8), torch.randint(0, 255, (1, 4, 4, 4, 4), dtype=torch.uint8)
q_kernel1, q_kernel2, q_kernel3 = (torch.randint(-128, 127, s, dtype=torch.int8) for s in ((3, 4, 3), (3, 4, 3, 3), (3, 4, 2, 2, 2)))
q_scales, q_zeros, q_bias = torch.tensor([0.01, 0.02, 0.005]), torch.tensor([0, 0, 0]), torch.randn(3)
q_accum = torch.randint(0, 255, (1, 3, 5, 5), dtype=torch.uint8)
q_rows, q_matrix = torch.randint(0, 255, (2, 4), dtype=torch.uint8), torch.randint(-128, 127, (3, 4), dtype=torch.int8)
q_other = torch.randint(0, 255, (2, 3), dtype=torch.uint8)
q_scale_in, q_zero_in = torch.tensor(0.05), torch.tensor(2)

v2, s6, m24, batch22, cross_weight = normal(2), normal(2, 3), normal(2, 4), normal(2, 2, 2), normal(2, 3, 3)
x_t, tensor4t = normal(3, 2), normal(2, 3, 2, 3)
upper3 = torch.tensor([[1.0, 0.3, -0.2], [0.0, 2.0, 0.5], [0.1, 0.0, -1.5]], dtype=f64)
wave, window, spectrum = normal(24), torch.hann_window(8, dtype=f64) + 0.1, torch.complex(normal(5, 6), normal(5, 6))
holed, fractions, half0 = torch.tensor([1.0, float('nan'), 3.0], dtype=f64), torch.tensor([0.1, 0.5], dtype=f64), torch.tensor(0.5, dtype=f64)
columns_in, pooled2, pooled3 = normal(1, 8, 4), normal(1, 1, 2, 2), normal(1, 1, 1, 1, 1)
pooled2_at, pooled3_at = torch.tensor([[[[0, 6], [9, 15]]]]), torch.tensor([[[[[5]]]]])
i8c, kernel33 = n.to(torch.int8), normal(3, 4, 3, 3)
img2, img4 = normal(2, 2, 4, 5), normal(1, 8, 4, 2)
