package org.lesionlens.analysis;

/** Why a network runs on the CPU though libtorch was built for NVIDIA cards. */
public enum CudaTrouble {
    /** The system has no library of the driver. */
    NO_DRIVER(
            "no NVIDIA driver is installed",
            "Install NVIDIA's driver if there is such a card; in a container, start it with the card (--gpus all)."),
    /** The driver sees none, or the environment hides it. */
    NO_CARD(
            "no NVIDIA card is seen",
            "Look what nvidia-smi says, and whether CUDA_VISIBLE_DEVICES hides the card."),
    /** It does not know the CUDA that libtorch was built for. */
    OLD_DRIVER("the NVIDIA driver is too old", "Update NVIDIA's driver."),
    /** It was built for other generations of cards. */
    NO_KERNEL(
            "libtorch has no code for this NVIDIA card",
            "Name a libtorch that was built for it by --libtorch, or in the window's menu View."),
    /** The program's bridge to libtorch was built for the processor alone, on this system. */
    NO_BRIDGE(
            "the program has no bridge to libtorch for NVIDIA cards on this system",
            "Put DJL's libdjl_torch for CUDA, if it is built for this system, beside libtorch's libraries."),
    /** By other programs, as the first small step needs next to none. */
    OUT_OF_MEMORY(
            "the NVIDIA card's memory is full",
            "End other programs that use the card; nvidia-smi names them."),
    /** Other models may. */
    MODEL("the model does not run on the NVIDIA card", ""),
    /** Whatever else. */
    FAILED("CUDA does not work", "Look what nvidia-smi says.");

    private final String words;
    private final String advice;

    CudaTrouble(String words, String advice) {
        this.words = words;
        this.advice = advice;
    }

    /** For people to read, to follow "as". */
    public String words() {
        return words;
    }

    /** What to do about it; blank if there is nothing. */
    public String advice() {
        return advice;
    }
}
