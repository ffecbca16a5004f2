package org.lesionlens.explain;

import java.util.Arrays;
import java.util.Optional;

/** The ways to explain a class by a target layer's activations; all need one forward pass only. */
public enum CamMethod implements ExplanationMethod {
    /** {@link GradCam}. */
    GRAD_CAM("grad-cam", "Grad-CAM", "Selvaraju et al. 2017, https://arxiv.org/abs/1610.02391"),
    /** {@link GradCamPlusPlus}. */
    GRAD_CAM_PLUS_PLUS(
            "grad-cam++",
            "Grad-CAM++",
            "Chattopadhay et al. 2018, https://arxiv.org/abs/1710.11063"),
    /** {@link HiResCam}. */
    HIRES_CAM("hirescam", "HiResCAM", "Draelos and Carin 2020, https://arxiv.org/abs/2011.08891"),
    /** {@link XGradCam}. */
    XGRAD_CAM("xgrad-cam", "XGrad-CAM", "Fu et al. 2020, https://arxiv.org/abs/2008.02312"),
    /** {@link LayerCam}. */
    LAYER_CAM(
            "layercam", "LayerCAM", "Jiang et al. 2021, https://doi.org/10.1109/TIP.2021.3089943"),
    /** {@link ElementwiseGradCam}. */
    GRAD_CAM_ELEMENTWISE(
            "grad-cam-elementwise",
            "Grad-CAM element-wise",
            "Gildenblat et al. 2021, https://github.com/jacobgil/pytorch-grad-cam"),
    /** {@link EigenCam}. */
    EIGEN_CAM(
            "eigen-cam", "Eigen-CAM", "Muhammad and Yeasin 2020, https://arxiv.org/abs/2008.00299"),
    /** {@link EigenGradCam}. */
    EIGEN_GRAD_CAM(
            "eigengrad-cam",
            "EigenGrad-CAM",
            "Gildenblat et al. 2021, https://github.com/jacobgil/pytorch-grad-cam"),
    /** {@link AblationCam}. */
    ABLATION_CAM(
            "ablation-cam",
            "Ablation-CAM",
            "Desai and Ramaswamy 2020, https://doi.org/10.1109/WACV45572.2020.9093360"),
    /** {@link TfExplainGradCam}. */
    TF_EXPLAIN(
            "tf-explain",
            "tf-explain Grad-CAM",
            "Meudec 2021, https://github.com/sicara/tf-explain");

    private final String key;
    private final String label;
    private final String citation;

    CamMethod(String key, String label, String citation) {
        this.key = key;
        this.label = label;
        this.citation = citation;
    }

    /** The method that goes by {@code key}, if there is one. */
    public static Optional<CamMethod> of(String key) {
        return Arrays.stream(values()).filter(method -> method.key.equals(key)).findFirst();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String citation() {
        return citation;
    }

    /**
     * {@inheritDoc}
     *
     * <p>True if the signed map's cells below 0 speak against the class. If not, they mean less
     * than nothing speaks for it, and only the positive part is worth showing.
     */
    @Override
    public boolean isSigned() {
        return switch (this) {
            case GRAD_CAM, HIRES_CAM, XGRAD_CAM, ABLATION_CAM -> true;
            case GRAD_CAM_PLUS_PLUS,
                    LAYER_CAM,
                    GRAD_CAM_ELEMENTWISE,
                    EIGEN_CAM,
                    EIGEN_GRAD_CAM,
                    TF_EXPLAIN ->
                    false;
        };
    }

    /** False if the map is the same for every class. */
    public boolean usesClass() {
        return this != EIGEN_CAM;
    }

    /** True if it takes the head's answers to more than the evidence holds, and so takes longer. */
    public boolean needsHead() {
        return this == ABLATION_CAM;
    }

    /**
     * The sum before the last ReLU, raw; {@link SignedMap#positive} of it is the map.
     *
     * @param head is asked if the method {@link #needsHead}
     * @throws E if the head fails
     * @throws InterruptedException if the calling thread is interrupted while the head runs
     */
    public <E extends Exception> SignedMap signed(ClassEvidence evidence, AblatedScores<E> head)
            throws E, InterruptedException {
        return switch (this) {
            case GRAD_CAM -> GradCam.signed(evidence);
            case GRAD_CAM_PLUS_PLUS -> GradCamPlusPlus.signed(evidence);
            case HIRES_CAM -> HiResCam.signed(evidence);
            case XGRAD_CAM -> XGradCam.signed(evidence);
            case LAYER_CAM -> LayerCam.signed(evidence);
            case GRAD_CAM_ELEMENTWISE -> ElementwiseGradCam.signed(evidence);
            case EIGEN_CAM -> EigenCam.signed(evidence);
            case EIGEN_GRAD_CAM -> EigenGradCam.signed(evidence);
            case ABLATION_CAM -> AblationCam.signed(evidence, head.compute());
            case TF_EXPLAIN -> TfExplainGradCam.signed(evidence);
        };
    }
}
