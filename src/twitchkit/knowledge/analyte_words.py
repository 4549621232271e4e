"""Words in the names of laboratory tests that do not say which analyte it is, without accents, in ten languages.

No word here may make a test another one: urine, free, ionized, red cells, ratio and antibody are missing on purpose.
No letter stands alone, as it may be a vitamin, a chain or an element.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAMPLES = _set(
    "serum plasma blood serpl ser plas bld plasmas seric serplbld ppp capillary venous in or of im en dans le la el "
    "nel no de du del della dello nella nelle do da dos das van het een bij af fra och og por par by em des les the "
    "for your my i.s i.p i.pl heparin citrat serique seriques plasmatique plasmatiques sanguin sanguine sanguins "
    "serico serica sericos plasmatico plasmatica sierico sierica sierici sang sangre sangue suero soro siero ematico "
    "ematica ematici blut blod bloed krew krwi w surowicy osoczu kapillar capillaire capilar capillare fingerprick "
    "fingerstick venos venose veneux venoso venosa blda bldv abg vbg"
)
"""What was looked at: blood, where nothing else is said; small words that stand beside it."""
METHODS = _set(
    "eclia clia elisa cmia hplc jaffe enzymatic enzymatisch enzymatique enz nac ckd epi mdrd 2009 2021 dcct ngsp ifcc "
    "calculated estimated geschatzt geschatzte estime estimee estimado estimada stimato stimata estimat abbreviated "
    "creatinine-based quantitative quantitativ qn auto automated manual turbidimetric colorimetric kinetic "
    "immunoassay ia ise lc ms ms/ms photometric westergren modified method sensitive ultrasensitive ultrasensible us "
    "ultra standardised standardized nach nephelometric berechnet calcule calculado calcolato ultrasensibile"
)
"""How it was measured or worked out."""
TIMES = _set(
    "fasting fasted fast random nonfasting nuchtern basal trough morning resting rest ruhe jeun ayunas digiuno jejum "
    "nuchter nuchtere fastende fastad fasta pre-dose repos reposo riposo"
)
"""When it was taken; after a meal or a load is another test, and not here."""
TESTS = _set(
    "level levels spiegel count concentration conc concentracion concentrazione konzentration test tests result "
    "results value lab labs assay measurement estimation determination quantity wert taux tasa valor valeur valore "
    "dosage dosaggio recuento conteo contagem conta numeration bestimmung niveau analysis analyse # stofk massek "
    "antalk katalk arb.stofk volfr massefr panel screen ionogramme ionogram poct poc absolute abs absolut absoluut "
    "absolus absoluta number nombre"
)
"""That it is a test, and of what property."""
_SAME = {
    "active": "aktiv aktives aktiivinen actif active activo activa attivo attiva ativa actief",
    "antibody": "ab ak anti antikorper antibodies anticuerpo anticuerpos anticorps anticorpi anticorpos antistoffen",
    "corrected": "corr adjusted adj korrigiert korrigiertes korrigeret korrigert korrigerat corrige corrigee corregido "
    "corretto corrigido gecorrigeerd",
    "diastolic": "diastolisch diastolischer diastolische diastolique diastolica diastolico diastolisk diastoliskt",
    "free": "frei freies libre libero libera livre fri fritt frit vrij vrije",
    "hydroxy": "oh hidroxi hydroxi hydroksy idrossi",
    "index": "indice indeks indexul",
    "intact": "intakt intaktes intacte intacta intacto intatto intakte",
    "ionized": "ionised ionise ionisiert ionisiertes ionisert ionico ionizado ionizzato joniserat geioniseerd",
    "systolic": "systolisch systolischer systolische systolique sistolica sistolico systolisk systoliskt",
    "urine": "urin urinary urinaire urinaires urinario urinaria urinarie orina urina urinen spontanurin",
    "vitamin": "vit vitamine vitamina vitamines witamina vitamiini",
}
SAME = {other: word for word, others in _SAME.items() for other in others.split()}
"""Words of other languages, and other words, for what makes a test the one that it is."""
