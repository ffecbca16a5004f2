package org.lesionlens.cli;

import java.io.PrintWriter;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;

/**
 * What a method shows and what it cannot show, as docs/methods.md has it.
 *
 * @param shows in two sentences
 * @param cannot in one
 */
record MethodWords(String shows, String cannot) {

    /** Of a method that is not of a layer's maps. */
    static MethodWords of(PixelMethod method) {
        return switch (method) {
            case GRADIENTS ->
                    new MethodWords(
                            "How much the score changes if a pixel changes a little. Shown as absolute values, since the sign only tells in which direction.",
                            "It cannot show what the score is made of: where the network is sure, it hardly changes, and single pixels are noisy.");
            case GRADIENTS_X_INPUT ->
                    new MethodWords(
                            "The gradient, times the number that the network was given. It is what each pixel adds to the score, if the network were linear.",
                            "It cannot show pixels of the training's mean colour, whose number is 0, whatever they mean.");
            case INTEGRATED_GRADIENTS ->
                    new MethodWords(
                            "The gradients on the way from a baseline to the photo, times the difference. They add up to the difference of the two scores; the error is told.",
                            "It cannot show anything without its baseline: black lesions have nothing on a black one, and another baseline gives another map.");
            case SMOOTHGRAD ->
                    new MethodWords(
                            "The mean gradient of noisy copies of the photo. What is noise in a single gradient cancels out.",
                            "It cannot show the network at this photo alone: it is of noisy photos that it was never trained on.");
            case SMOOTHGRAD_SQUARED ->
                    new MethodWords(
                            "The mean of the squared gradients of noisy copies of the photo. In tests by retraining it found what matters better than SmoothGrad.",
                            "It cannot show a sign, and squares make strong pixels look even stronger.");
        };
    }

    /** The same. */
    static MethodWords of(ViewsMethod method) {
        return switch (method) {
            case TTA ->
                    new MethodWords(
                            "A layer's map of the photo flipped and turned in all eight ways, each turned back: their mean. Their spread tells what of the map depends on how the lesion lies.",
                            "It cannot show what the network makes of the photo as it is: the probability of other views may be another.");
        };
    }

    /** The same. */
    static MethodWords of(PerturbationMethod method) {
        return switch (method) {
            case OCCLUSION ->
                    new MethodWords(
                            "How far the score falls while a patch covers a place. It asks the network itself, and needs no gradient.",
                            "It cannot show what is found in several places at once, or is larger than the patch; and the patch's edge is a thing to see as well.");
            case RISE ->
                    new MethodWords(
                            "The mean score over random masks, weighted by how open each is at a place. Its standard error tells whether there were enough of them.",
                            "It cannot show what is smaller than a mask's cell, and with few masks most of it is chance.");
        };
    }

    /** Prints all methods by their kinds. */
    static void print(PrintWriter out) {
        out.println("Maps of a layer: one forward pass, and milliseconds");
        for (CamMethod method : CamMethod.values()) {
            out.printf("  %s: %s; %s%n", method.key(), method.label(), method.citation());
        }
        for (ViewsMethod method : ViewsMethod.values()) {
            print(out, method, of(method));
        }
        out.println();
        out.println("Attributions of pixels: one gradient is about three forward passes");
        for (PixelMethod method : PixelMethod.values()) {
            print(out, method, of(method));
        }
        out.println();
        out.println("Perturbations: a forward pass for each place or mask");
        for (PerturbationMethod method : PerturbationMethod.values()) {
            print(out, method, of(method));
        }
    }

    private static void print(PrintWriter out, ExplanationMethod method, MethodWords words) {
        out.printf(
                "  %s: %s; %s%n    %s%n    %s%n",
                method.key(), method.label(), method.citation(), words.shows(), words.cannot());
    }
}
