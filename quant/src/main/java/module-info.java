/** From a trained model to a deployable one: folded batch norms, quantization, engines in INT8 and floating point. */
module org.reptorch.quant {
    requires transitive org.reptorch.dsl;
    requires org.tribuo.util.onnx;
    requires com.google.protobuf;

    exports org.reptorch.quant;
}
