"""Records operators.json and operators.safetensors, what Operators_ParityTest compares with: python record.py (PyTorch 2.13 was used).

The cases stand one a line in the modules imported below; recorder.py says what a line can say, inputs.py what its tensors are.
"""
import recorder
import creation, reductions, shapes, linear, layers, lists  # noqa: E401, F401  (each records its cases)

recorder.write()
