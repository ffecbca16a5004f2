package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lesionlens.cases.SetChoices.FolderPatients;
import org.lesionlens.files.FileNames;

/**
 * What the folders between a set's own folder and its photos say: a sub-folder for each patient,
 * for each lesion or for each class, or one in the other.
 */
final class FolderFacts {

    /** Most photos of one patient, and of one lesion. */
    private static final int PATIENT = 500;

    private static final int LESION = 20;

    /** Words that say what lies in a folder, and of nobody in particular. */
    private static final Set<String> COMMON =
            Set.of(
                    """
                    image images img imgs photo photos picture pictures pics
                    bilder jpeg jpg png tif tiff webp train training test
                    testing val valid validation dev eval holdout split fold
                    part parts batch subset set data dataset datasets input
                    inputs output groundtruth ground truth gt mask masks
                    segmentation segmentations clinical clinic dermoscopic
                    dermoscopy derm macro micro closeup overview isic
                    ham10000 ph2 ddi bcn20000 milk10k slice release
                    challenge task archive download downloads export exports
                    upload uploads crop cropped crops resized resize
                    original originals raw all misc new unsorted unlabelled
                    unlabeled unknown other others dcim camera scans class
                    classes label labels category main
                    """
                            .strip()
                            .split("\\s+"));

    private static final Set<String> OTHERS =
            Set.of("other", "others", "rest", "misc", "andere", "sonstige", "unknown");

    private static final Pattern PATIENT_WORD =
            Pattern.compile("(?i).*(patient|subject|proband|pat_|\\bpat\\b|\\bip_|case).*");
    private static final Pattern LESION_WORD =
            Pattern.compile("(?i)(lesion|läsion|laesion|il|spot|mole|nevus|naevus|les)[ _-]*\\d+");
    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d([-_. ]?\\d\\d){0,2}");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern SIZE = Pattern.compile("\\d+|\\d+x\\d+|\\d+px");

    private static final Path NOWHERE = Path.of("");

    /** Numbers and single letters are spelled for cells; as a folder they name a patient. */
    private static final int SHORTEST_TRUTH = 2;

    /**
     * What the folders say of the photos in one of them.
     *
     * @param patient blank if none is named
     * @param lesion blank if none is named
     * @param finding of the nearest folder that names one
     */
    record Said(String patient, String lesion, Finding finding) {

        static final Said NOTHING = new Said("", "", Finding.NONE);
    }

    private final SetChoices choices;
    private final Map<Path, Integer> photos = new HashMap<>(); // in a folder and below it
    private final Map<Path, Set<Finding>> classes = new HashMap<>(); // that sub-folders name
    private final Set<Path> namesPhoto = new HashSet<>(); // folders called as a photo in them
    private final int all; // photos
    private final Map<Path, Said> said = new HashMap<>();
    private final Map<String, Integer> unclear = new TreeMap<>(); // folders by name, photos in them

    /**
     * @param stems names of the photos in each folder, which is relative to the set's and not that
     *     itself, in the set's order
     * @param all photos of the set
     */
    FolderFacts(Map<Path, List<String>> stems, int all, SetChoices choices) {
        this.choices = choices;
        this.all = all;
        stems.forEach((direct, names) -> {
            for (Path folder = direct; folder != null; folder = folder.getParent()) {
                if (photos.merge(folder, names.size(), Integer::sum) == names.size()) {
                    addClass(folder);
                }
                if (names.contains(FileNames.name(folder))) {
                    namesPhoto.add(folder);
                }
            }
        });
        stems.keySet().forEach(folder -> said.put(folder, read(folder)));
        if (said.values().stream().noneMatch(one -> one.finding().diagnosis() != null)
                && said.values().stream().allMatch(one -> one.finding().excluded().isEmpty())) {
            said.replaceAll((_, one) ->
                    new Said(one.patient(), one.lesion(), one.finding().soughtByNature()));
        }
    }

    private void addClass(Path folder) {
        Optional<Finding> meant = meaning(FileNames.name(folder)).filter(found -> !found.isNone());
        if (meant.isPresent()) {
            classes.computeIfAbsent(parent(folder), _ -> new HashSet<>()).add(meant.get());
        }
    }

    private static Path parent(Path folder) {
        Path parent = folder.getParent();
        return parent == null ? NOWHERE : parent;
    }

    private Said read(Path folder) {
        String patient = "";
        String lesion = "";
        Finding finding = Finding.NONE;
        for (int i = 0; i < folder.getNameCount(); i++) {
            String name = FileNames.name(folder.getName(i));
            Path path = folder.subpath(0, i + 1);
            int size = photos.getOrDefault(path, 0);
            Optional<Finding> told = choices.meaning("", name);
            Optional<Finding> meant = told.isPresent() ? told : meaning(name);
            if (LESION_WORD.matcher(name).matches() && size <= LESION) {
                lesion = path.toString();
            } else if (meant.isPresent() && !meant.get().isNone()) {
                finding = meant.get();
            } else if (told.isPresent()) {
                finding = Finding.NONE;
            } else if (choices.folderPatients() == FolderPatients.ALWAYS && patient.isEmpty()) {
                patient = name;
            } else if (namesClasses(name) || isCode(path) || isAmongClasses(path)) {
                finding = Finding.NONE;
                unclear.put(name, size);
            } else if (patient.isEmpty()
                    && choices.folderPatients() == FolderPatients.AS_FOUND
                    && size <= PATIENT
                    && isPatient(path)) {
                patient = name;
            }
        }
        return new Said(patient, lesion, finding);
    }

    /** What a folder's name says, or, as in {@code class_nv}, what is left without common words. */
    private static Optional<Finding> meaning(String folder) {
        Optional<Finding> whole = meaningOf(folder);
        if (whole.isPresent() || !isCommon(folder)) {
            return whole;
        }
        return meaningOf(
                Arrays.stream(BETWEEN_WORDS.split(folder, -1))
                        .filter(word -> !isCommon(word))
                        .collect(Collectors.joining(" ")));
    }

    private static Optional<Finding> meaningOf(String folder) {
        boolean isNumber = folder.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        return folder.length() < SHORTEST_TRUTH || isNumber
                ? Optional.empty()
                : Diagnoses.ALL
                        .read(folder)
                        .filter(read ->
                                !read.sought().isKnown() || folder.length() > SHORTEST_TRUTH);
    }

    /** True of a name of several classes, or of one in doubt: no patient is called that. */
    private static boolean namesClasses(String name) {
        for (String word : BETWEEN_WORDS.split(name, -1)) {
            boolean isLong = word.length() > SHORTEST_TRUTH;
            if (isLong && Diagnoses.ALL.read(word).filter(read -> !read.isNone()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Numbered from 0 on, folders are classes; nobody says of what. */
    private boolean isCode(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.matches("\\d{1,2}") && photos.containsKey(folder.resolveSibling("0"));
    }

    /** A folder without a number beside several classes is another class. */
    private boolean isAmongClasses(Path folder) {
        String name = FileNames.name(folder);
        int beside = classes.getOrDefault(parent(folder), Set.of()).size();
        if (OTHERS.contains(name.toLowerCase(Locale.ROOT))) {
            return beside > 0;
        }
        return name.chars().noneMatch(Character::isDigit)
                && !PATIENT_WORD.matcher(name).matches()
                && !isCommon(name)
                && beside > 1;
    }

    private boolean isPatient(Path folder) {
        String name = String.valueOf(folder.getFileName());
        boolean isAlone = photos.getOrDefault(folder, 0) == all;
        boolean isWord = PATIENT_WORD.matcher(name).matches();
        return isWord || (!isAlone && !namesPhoto.contains(folder) && isPatient(name));
    }

    private static boolean isPatient(String name) {
        if (PATIENT_WORD.matcher(name).matches()) {
            return true;
        }
        if (DATE.matcher(name).matches()) {
            return false;
        }
        return !isCommon(name) && !(SIZE.matcher(name).matches() && name.contains("x"));
    }

    private static boolean isCommon(String name) {
        boolean isCommon = false;
        for (String part : BETWEEN_WORDS.split(name, -1)) {
            String word = part.toLowerCase(Locale.ROOT);
            String letters = word.replaceAll("\\d+$", "");
            isCommon |= COMMON.contains(word) || COMMON.contains(letters);
        }
        return isCommon;
    }

    /** What is said of the photos in a folder, which is relative to the set's. */
    Said of(Path folder) {
        return said.getOrDefault(folder, Said.NOTHING);
    }

    /** Folders whose names name several classes or none clearly, with the photos in them. */
    Map<String, Integer> unclear() {
        return unclear;
    }

    /** True if one patient at least is called by a number or by a word for patients. */
    boolean nameNumbers() {
        return said.values().stream()
                .map(Said::patient)
                .anyMatch(name ->
                        PATIENT_WORD.matcher(name).matches()
                                || name.chars().anyMatch(Character::isDigit));
    }

    /** True if one folder at least names a patient of a table. */
    boolean nameAnyOf(Set<String> patients) {
        return said.values().stream().anyMatch(one -> patients.contains(one.patient()));
    }
}
