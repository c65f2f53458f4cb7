// Quantizing to INT8 without training.   ./reptorch shell samples/jshell/5-quantizing.jsh

// As it is drawn, and on noise: what trained networks lose is in the notebook 5-quantization.
RepOptVgg net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.25, 0.25, 0.25, 0.25), List.of(1, 2, 2, 2, 1));
Model model = Model.build(net.spec(RepOptVgg.Mode.TARGET, 4), 0).eval();
Tensor images = Ops.randn(8, 3, 32, 32);

// Observe the activations, choose their ranges, round the weights.
PostTrainingQuantization how = PostTrainingQuantization.DEFAULT.withObserver(Observer.of("mse"));
System.out.println(how);
QuantizedModel quantized = how.apply(model, CalibrationData.of(List.of(images)));
System.out.println(quantized);

// The engine computes in integers; the simulation says in floating point what it should give.
try (Engine engine = quantized.engine(); Engine real = Engine.of(model, DType.FLOAT32)) {
    System.out.println(engine + "; " + real);
    System.out.println(engine.predict(images).sub(real.predict(images)).abs().amax().item());
}
// Engine against simulation: differences in steps of the result's quantizer, or relative where the result stays in floating point;
// "alone" with the simulation's inputs, "share" of those above half a step, and with the results of its own from the images on.
System.out.println(Comparison.of(quantized, images));

model.close();

/exit
