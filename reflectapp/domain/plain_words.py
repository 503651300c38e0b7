"""English words that are also names: in lower case they are taken for the word."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

NAMES_THAT_ARE_WORDS = frozenset(
    """
    abbot ace akin al ally amber amble an angel angelica apple april art as ascot ash at august
    aurora autumn badger bailey baker ball banks barber barker barking barrow basil bath batty
    bay be beacon bear beck beech bell berry beryl best bets bilge bill birch bird bishop black
    blades blake bland blessing bliss blossom blue blunt bola bolt bond booth bow bower bowers
    bowman boy branch brand brandy bray brewer bridges bright brook brown buck buddy bull
    bullock bunting burns burr bury bush butcher butler butt buttercup button buzz by camp candy
    canning cannon cant carmine carpenter carter carver case cash castle chad chamberlain
    chambers champion chance chandler chapel chapman charity chase chaser cherry chi china chip
    christian church clay cleaver cliff clover coal cock coco colleen collier comer comfort
    constance cook cooper coral corn cotton court cousins coward craft crane cream creed cricket
    crisp croft crofts crook cropper cross crouch crow crystal cumming curry cutler dace dang
    danish darling dash dawn day de deacon debs dent dibs dick diver do don dot doughty dove
    down downing downs draper drew driver dung dyer eagle earl early ease east ebbs ebony ed
    elder en end eve even ever faith falconer fall fallows fan fang fanning farmer farthing fawn
    felicity fell fellows field fielder fielding fields finch fisher flack fleet flint flood
    florin flower flowers ford foreman forest forester foster fountain fox frame frank freeman
    frost fry fryer fuller furlong gabby gale gamble game gang garden gardener garland garner
    garnet gates gaunt gay gee gene gilding gin ginger glass glory glover gold golden good
    goodness goose grace grant graves gray green greenfield greening grey grieve grimes grist
    groom grove groves gruff guest gunning gurney guy hackney haddock hale hall ham hamlets hand
    handy hang happy hardy harmony harrow hatch haven hawk hawthorn hay haze he heap heaps heard
    heath heaven hector hedges hemming herd heritage hero heron herring hey hi hick hill hills
    hind hinds hives hockey holder hole holiday home homer honey honor honour hood hooper hope
    house hove hull hung hunt hunter hyacinth if in irons is isle it ivory jade jam jelly jersey
    jet jewel jihad job joey jolly josh joy judge jun june justice keen kelvin kettle key keys
    kid kinder king kit kitchen knight la lackey lad laird lake lam lamb lance land lane last
    lavender law lawman laws lax lea leach leaver lech ledger leech leek lees lemon lever
    liberty lien lines lino little lo loader loan lock long lord love low luck lucky ma mac
    maiden maidenhead main major malt man manners manor mantas maple march margarita marigold
    mariner mark market marks marsh marshal marshall mason masters mat max may mayo mayor me
    mead meadow meadows meek melody mercer merchant mercy merit merry messenger mile miles mill
    miller mills min minister minty misty mo mole money monk monks moon moor morrow moss mount
    mountain mouse mufti mummy my myrtle nadir nation natty neat neath nest new no noble non
    noon north novel oak oaks obi ocean oh olive om on onions opal or orange orchard ox pa
    paddock paddy page pain paine painter palfrey palm pang pantry paras parish park parker
    parks parsley parsonage parsons partridge pat patience patsy peace peach peacock pear pears
    peck peel peers penman penny pepper petal petty pi pickup pike pilgrim ping pip pipe piper
    pitcher plant plumb poet pointer pond poole pope poplar poppy porter potter pound power
    powers precious price priest primrose prince prior prosper provost puckering quay queen
    quick quill rain ram rattan raven ray re read red redhead redwood reed reg rehab rice rich
    rick riddle rider ridge riding ring river rivers roan rob rock rod rodeo roe roman rook
    roper rose rouse royal rue rugby rush rusty sage sahib said sail sailor saint salami sale
    salmon salt salter sandals sandy saran savage sawyer scales scorer seaborne seal seaman
    season self sellers senior serenity serge sergeant settle severs sexton shade shah sham
    shams shanks sharp shearer sheikh shell shepherd sheriff shields ship shiv shore short shun
    si silver singer skipper sky slack slaughter small smart smith smithies smithy snow so sol
    son song sonny south southern spark sparks sparrow spear spears speed spring squire squires
    stables staples star stark stead steed steel stent step steward stock stocks stoker stone
    stony storey storm stout stow strange street stringer strong sturgeon styles sue sugar
    sultan sultana summer summers sung sunny swain swallow swan sweeney sweet swift ta tabor
    tailor tam tan tang tankard teal tel tempest temple tern terrier thorn tiger ting tinker
    tipping to toft tong tooting topaz tow tower towers town trace treasure tree trinity trout
    trow troy true trust tuba turn turner tweed twist un up us usher valentine van vane veal
    velvet venture vi victory vine violet virtue wade wake wales walker wall waller walls wan
    ward warden warner water waters way we weaver weeks weir wells wen west wheat wheeler
    wheelhouse whetstone whit white whiting whittle wicks wild wilder wiles will wills wily win
    winder wine wing winner winning winter winters withers witty wolf wood woodland woodman
    woods woody woof woollen workman worth worthy wren ya yard yates yaw yen yeoman yo young
    younger yuan zest zine
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
