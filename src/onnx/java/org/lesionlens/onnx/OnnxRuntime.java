package org.lesionlens.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.lesionlens.bench.OtherRuntime;

/** ONNX Runtime on the CPU, with its own settings but for the threads. */
public final class OnnxRuntime implements OtherRuntime {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

    @Override
    public String name() {
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public Network open(Path file, int threads) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        return new Opened(environment, environment.createSession(file.toString(), options));
    }

    private record Opened(OrtEnvironment environment, OrtSession session) implements Network {

        @Override
        public void run(float[] pixels, int height, int width) throws OrtException {
            String name = session.getInputNames().iterator().next();
            long[] shape = {1, 3, height, width};
            try (var tensor =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
                    var result = session.run(Map.of(name, tensor))) {
                if (result.size() == 0) {
                    throw new OrtException("the network gives nothing");
                }
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("it does not end", e);
            }
        }
    }
}
