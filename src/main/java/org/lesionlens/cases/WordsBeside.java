package org.lesionlens.cases;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that may stand beside a diagnosis and leave it what it is: where, of which kind, how far.
 * All others may turn it round, or say that nobody is sure, in any language.
 */
final class WordsBeside {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> HARMLESS =
            words(
                    """
                    a an the of in on at with and to from by for der die das des dem den am an im auf mit und de du
                    la le el der von eines einer
                    nos type typ subtype subtyp variant variante form kind category class klasse group gruppe label
                    target lesion lesions laesion läsion tumor tumour skin cutaneous haut disease
                    invasive invasives invasiv situ insitu primary primäres primary sekundär metastasis metastatic
                    metastases malignant malignes maligner malignum benign benigner benignes cancer carcinoma
                    superficial spreading superfiziell spreitend spreitendes nodular nodulär noduläres lentiginous
                    lentiginöses amelanotic amelanotisches desmoplastic acral akral akrales subungual mucosal
                    ulcerated ulceriert ulzeriert pigmented pigmentiert pigmentierter pigmentiertes hypopigmented
                    nonpigmented irritated inflamed regressed regressive early thin thick thickness advanced
                    atypical dysplastic dysplastischer common clonal acanthotic hyperkeratotic reticulated
                    congenital compound junctional dermal intradermal intraepidermal epidermal cellular combined
                    recurrent persistent acquired blue halo spitz spitzoid spindle cell reed clark becker miescher
                    unna special anatomic site deep penetrating sclerosing infiltrative morpheaform morpheiform
                    bap deficient balloon plaque papular papillomatous verrucous hypertrophic atrophic bowenoid lichenoid
                    infiltrating infundibulocystic fibroepithelial trabecular adnexal follicular sebaceous eccrine
                    proliferation proliferations neoplasm nm ssm alm lmm lm dermaler junktionaler pigmentosus
                    infiltratives solides oberflächlich oberflächliches hypertrophe
                    lipomatosus superficialis jadassohn ota ito arteriovenous chondroid acuminatum accuminatum
                    spongiotic reticular reactive
                    micronodular keratotic cystic solid differentiated well poorly moderately senile solar cherry
                    seborrheic melanocytic epithelial chronically sun exposed damaged associated arising
                    left right upper lower anterior posterior lateral medial proximal distal dorsal ventral links
                    rechts linker linke rechter rechte oben unten vorn hinten side seite
                    head neck face facial scalp ear nose nasal cheek forehead eyelid chin lip temple torso trunk
                    back chest abdomen abdominal breast belly flank buttock shoulder arm forearm hand finger elbow
                    wrist leg thigh foot knee ankle calf shin toe heel nail palm sole palmar plantar palms soles
                    extremity extremities limb genital oral
                    kopf hals gesicht wange stirn kinn lippe ohr nase kopfhaut rumpf rücken ruecken brust bauch
                    gesäß arm oberarm unterarm ellenbogen handrücken hand bein oberschenkel unterschenkel fuß fuss
                    knie wade ferse zehe nagel schulter
                    grade grad stage stadium level breslow clark mm cm thickness dicke depth tiefe less more than
                    up t1 t2 t3 t4 t1a t1b t2a t2b t3a t3b t4a t4b tis pt1 pt2 pt3 pt4 pt1a pt1b pt2a pt2b pt3a
                    pt3b pt4a pt4b ptis n0 m0 i ii iii iv ia ib iia iib iic iiia iiib iiic
                    histology histologically histologisch confirmed proven gesichert biopsy biopsied excised
                    dermoscopy dermoscopic dermatoscopic clinical photo photos photograph image images picture
                    pictures bild bilder foto fotos img dataset data set train training test testing val valid
                    cropped resized augmented augmentation aug raw original processed preprocessed
                    validation fold part split cases case patients patient folder only all isic ham10000 jpg png
                    """);

    /** Of a grade, and of a stage by histology, as in pT1a. */
    private static final Pattern DEGREE =
            Pattern.compile(" (?:(?:low|high|moderate|severe|mild) (?=grade )|p (?=t[0-4i]))");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:x[0-9]+)?");
    private static final Pattern NOUGHT = Pattern.compile("0+");
    private static final Set<String> MEASURED =
            words("mm cm breslow clark level grade grad stage stadium thickness dicke depth tiefe");

    private WordsBeside() {}

    private static Set<String> words(String text) {
        return Set.copyOf(BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList());
    }

    /**
     * True if each word beside a diagnosis is known to change nothing. A number may be a size, a
     * folder's, or that of a class before its name; 0 behind a name may mean that it is not so.
     *
     * @param beside in the text's order
     * @param text all its words
     */
    static boolean areHarmless(List<String> beside, List<String> text) {
        boolean isMeasured = text.stream().anyMatch(MEASURED::contains);
        String joined = DEGREE.matcher(" " + String.join(" ", beside) + " ").replaceAll(" ");
        return BLANKS.splitAsStream(joined.strip())
                .allMatch(word ->
                        word.isEmpty()
                                || HARMLESS.contains(word)
                                || (NUMBER.matcher(word).matches()
                                        && (isMeasured
                                                || word.equals(text.getFirst())
                                                || !NOUGHT.matcher(word).matches())));
    }
}
