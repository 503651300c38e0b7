"""English words that are also names: in lower case they are taken for the word."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

NAMES_THAT_ARE_WORDS = frozenset(
    """
    ace al ally amber an angel apple april art as ash at august autumn bailey baker ball banks
    barber barker barrow basil bath bay be beacon bear beck bell berry best bill bird bishop
    black blake blessing bliss blossom blue blunt bola bolt bond booth bow bowers boy branch
    brand brandy bright brook brown buck buddy bull burns bury bush butcher butler buttercup
    button buzz by camp candy cannon cant carpenter carter case cash castle chad chance chapel
    chapman charity chase chaser cherry china chip church clay cliff clover coal cock colleen
    comfort constance cook cooper coral corn cotton coward craft crane cream cricket crisp croft
    cross crow crystal cutler darling dash dawn day de deacon dick diver do don dot dove down
    draper drew dyer earl early ease east ed elder en eve even ever faith fall fan farmer fawn
    field fielder fisher fleet flint florin flower flowers forest forester foster fountain fox
    frank frost fuller gabby game garden gardener garnet gates gay gene gin ginger glass glory
    glover gold golden good goodness goose grace grant graves gray green grey grove guy hale
    hall ham hand handy happy hardy harmony haven hawk hawthorn hay haze he heath heaven hector
    herd hero hi hick hill hills hives holiday home homer honey honor honour hood hooper hope
    house hull hunt hunter hyacinth if in is isle it ivory jade jam jelly jersey jet jewel job
    joey jolly josh joy judge june justice keen kelvin key kid king kit knight la lake lamb
    lance land lane last lavender law laws lemon liberty little lo lock long lord love low luck
    lucky ma mac maiden major man manor maple march margarita mark marks marsh marshal marshall
    mason masters mat max may me mead meadow meadows melody mercy merit merry miles mill miller
    mills minister minty misty mo mole moon moor moss mount mouse mummy my nation neat new no
    noble noon north novel oak oaks obi ocean oh olive on opal or orange ox pa paddy page pain
    paine palm park parker parks parsley pat patience peace peach peacock pear penny pepper
    petal pi pike pip piper pitcher poet pond poole pope poppy porter potter pound power
    precious price priest primrose prince prior quay queen quick quill rain ram raven ray re
    read red reed reg rich rick rider ridge ring river rivers roan rob rock rod rodeo roman rose
    royal rue rush rusty sage said sail sailor salt sandy savage season serenity serge sergeant
    shade shah sharp shell shepherd ship shiv short si silver singer skipper sky small smart
    smith snow so sol son song sonny south sparks sparrow spear speed spring squire star steel
    step stock stone storm strange street stringer strong sue sugar sultana summer summers sunny
    swallow swan sweeney sweet swift ta tailor tam teal temple tern terrier thorn tiger tinker
    to toft topaz tower towers town trace tree trinity true trust turn turner twist un up us
    valentine van velvet venture victory vine violet virtue wade wake walker wall waller walls
    ward warden warner water waters way we weaver wells west wheat wheeler whit white wild
    wilder will wills wily win winder wine wing winner winter winters wolf wood woods woody
    worth ya yard yates yaw yo young zest zine
    """.split()
)
"""Names in common use in Britain that stand in an English dictionary in lower case too."""

AFFIXES = frozenset(
    """
    able age al ance ant ate ation d dom ed ee ence ent er ers ery es ess est ful fully hood ible
    ic ical ically ies ify ing ings ion ions ise ised iser ish ising ism ist ity ive less let ling
    ly man men ment ments ness or ous s ship some ster th ty ward wards ways wise woman women y
    dis fore im in ir mis non out over post pre re semi sub super un under up work worker workers
    time place house keeper maker wick ware mate land line
    """.split()
)
"""What English hangs on a word: 'graceful' and 'fieldwork' name nobody."""

HOSTS = frozenset(
    """
    abnormal abnormality adamant afterthought alphanumerical although ambergris ambidexterity
    amenability angelical antechamber anticlerical antislavery antonym antonymous appealing
    apprentice apprenticeship aromatherapist aromatherapy arrange arrangement arranger arrant
    atmospherically attainability augustness banish banishment basilica beatable bedchamber
    beholder belladonna beneath benedictine benediction benedictory beryllium bethought
    biochemistry blackcurrant bleach bleached bleacher bleary blister blistering blistery
    bobsleigh bondholder bootleg bootlegged bootlegger bootlegging bootless bradycardia
    braveness bravery brickie brickyard broccoli budding camaraderie camber caramelise
    cardholder carolled caroller carolling carrier catamaran ceilidh ceilidhs cellist chalice
    challenge challenged challenger chamber chamberlain chambermaid chardonnay charisma
    charismatic chemistry chesterfield chiding cholesterol christology clamber clamberer claret
    cleanness clerical coalfield collie colliery comparison congregant constellation contaminant
    contaminate contaminated contamination contaminator contravene contravention cooked cooker
    cookery cormorant cranial craven cravenness crossing currant danish dasher dealing
    declaration declarative declaratory declare declared declarer demonically deodorise
    deodoriser departments deterring dexterity dexterous dexterousness dishwasher
    disorganisation doctrinaire doctrinal drainage electrician embellish embellishment emigrant
    emigrants emollient epaulette esoterically evangelical evangelicalism evangelise examination
    excelled excellence excellency excellent excellently extradition fairyland faithful
    faithfulness faithfuls faithless faithlessness faiths fidelity finicky fisherman flagrant
    flamingo flasher floral forethought fragrance fragrant frankness freeholder freemasonry
    gallant gallantry galvanisation gatecrasher generically genitalia geriatrician goldfield
    governable governance graceful gracefulness graceless gracelessness grammarian grandparents
    grantee granter greenfield haberdasher haberdashery handover harmonica harmonically hazelnut
    hellish hellishness hemispherical hereinafter herringbone hindsight hollyhock homeroom
    honorarily honorarium honorary honorific hornet householder humanisation humanitarian
    humanitarianism hyperthyroid hyperthyroidism hysterical immigrant immigrants impassioned
    impersonal impregnability impressionability inalienability indoctrinate indoctrination
    infidel infidelity interfaith interpersonal intracranial intravenous inviolability
    inviolably inviolate jobholder lamina laminar laminate lamination landholder leanness
    learnability librarian librarianship library lieutenancy loganberry lyncher lynching
    magistracy magnesium mahogany maiden maintainability malice malignancy marshal marshalled
    marshalling marshland marshmallow marshy mechanisation melamine memorandum methane methanol
    methought migrant migrants molester morocco muddiness noisiness nonetheless normal normalcy
    normalisation normalise normality normative numerical obstetrician officeholder oregano
    organisation organisational organisations paediatrician panellist panicky pannier paranormal
    parish parishioner parking parsimonious parsimony patting pearly pedestrianisation
    perpetrate perpetration perpetrator perpetual perpetuate perpetuation personal personalise
    personality personalty petalled placeholder platted platter platting playwright pleasanter
    poignancy policyholder polyurethane prearrange prearrangement preciousness pregnancy
    prenatal princeliness pudding ravenous redcurrant repellent retaliate retaliation
    retaliatory rethought revealing romance romancer romantic romantically romanticise
    romanticism romanticist ruddiness salmonella salmonellae sanitarian sanitary sanitation
    scudding seasonal seasonality semiprecious sequinned serenade sergeant severity shareholder
    sharper sheikhs slasher slavery sleigh sleighs sleight slogan sloganeering smallholder
    smasher southerner southernmost spatting spherical splatted splatter splatting stagnancy
    stakeholder stallholder stamina stellar stevedore stockholder stoker studding subnormal
    sustainability sweetheart tenability tenancy terrible terribleness terribly terrier terrific
    terrifically terrify terrifying territorial territoriality territory tetracycline though
    thought thoughtful thoughtfulness thoughtless thoughtlessness thudding titleholder tradition
    traditional traditionalism traditionalist traverse trellis tricky underneath underneaths
    ungraceful unrevealing unromantic unwarrantable upholder urbanisation vagrant vanish
    vernacular versioned violate violation violator vulcanisation wanton wantonness warrant
    warranted warranty washer washerwoman washerwomen weatherman wellie wheelwright wholly
    willies willowy womanish
    """.split()
)
"""Words that hold a common name of five letters or more and have nothing to do with it."""
