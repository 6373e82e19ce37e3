/** Everyday and service words of each Latin-script language, frequent ones first, written for this project: part of what the language models learnt from. */
export const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  en: `the and you is my i to it of in for not have this that with can on me be are was do what how why when where your we they would could please
but get got did does has will just still want need help hi hello hey thanks thank yes no ok okay if an or at from there their about been who which one out up
order code card money refund payment paid pay account password email delivery received receive buy bought working work doesn't didn't haven't wrong already again
someone anything something nothing today yesterday tomorrow week minutes hours days time back send sent wait waiting long never problem issue question change
cancel invoice redeem used gift region error says said tried trying thing things should know check right good bad great morning night people human agent talk speak
where's what's i'm it's can't won't don't phone number address shipping price cheap open closed login locked hacked support store yo any update updates still hurry pls plz thx which ones first last every birthday`,
  de: `ich und nicht die der das ist sie es ein eine wie was mein meine mir mich bitte habe haben zu mit für auf den von im wann warum wo kann können noch
danke hallo ja nein aber wenn auch nur schon sehr gut schlecht heute gestern morgen woche geld zurück bestellung bestellt zahlung bezahlt rechnung konto passwort
gutschein funktioniert erhalten bekommen lieferung warten lange falsch fehler möchte brauche hilfe jemand niemand sprechen mensch mitarbeiter guten tag abend
welche einen einem dieser diese wurde werden sind war hat wird über unter nach vor durch gegen schicken gesendet stornieren erstattung gültig abgelaufen ändern
straße groß öffnen schließen schlüssel zwischen wirklich natürlich vielleicht immer wieder freund kaufen gekauft preis teuer billig schnell ungültig gültig brauche problem`,
  fr: `je le la les et est un une des pas que qui vous mon ma mes ne de pour dans avec sur ce cette où quand comment pourquoi bonjour merci oui non
mais plus très bien mal aujourd'hui hier demain semaine argent remboursement commande commandé paiement payé facture compte mot passe code carte cadeau marche fonctionne
reçu recevoir livraison attendre attends longtemps erreur mauvais voudrais veux besoin aide quelqu'un personne parler conseiller salut bonsoir j'ai c'est n'ai d'un l'adresse
votre notre leur elle nous ils sont était avoir être fait faire toujours jamais encore déjà annuler changer acheter acheté prix cher ouvert fermé problème
numéro téléphone jour heures même aussi après avant chez tout toute quel quelle beaucoup peut puis-je combien temps s'il plaît`,
  es: `el la los las y es un una que no mi mis de para con por en cómo cuándo dónde qué está estoy he ha yo usted me se lo hola gracias
pero muy bien mal hoy ayer mañana semana dinero reembolso pedido pago pagado factura cuenta contraseña código tarjeta regalo funciona recibido recibir llegado entrega
esperar esperando tiempo error equivocado quiero quisiera necesito ayuda alguien persona hablar agente buenos días buenas tardes noches por favor todavía aún nunca siempre
ya cancelar cambiar comprar compré comprado precio caro abierto cerrado problema número teléfono horas también después antes todo toda cuál mucho puedo puede tengo tiene
hacer hecho dice cuánto niño señor año región equivocada devolver devolución correo electrónico sí eso esto ese esta mismo donde`,
  pt: `o a os as e é um uma que não meu minha de para com por em como quando onde está estou eu você me se do da no na foi olá obrigado obrigada
mas muito bem mal hoje ontem amanhã semana dinheiro reembolso pedido pagamento paguei pago fatura conta senha código cartão presente funciona recebi receber chegou entrega
esperar esperando tempo erro errado quero queria preciso ajuda alguém pessoa falar atendente bom dia boa tarde noite por favor ainda nunca sempre
já cancelar mudar comprar comprei preço caro aberto fechado problema número telefone horas também depois antes tudo qual posso pode tenho tem
fazer feito diz quanto criança senhor ano região errada devolver devolução não sim isso isto esse esta mesmo então são mão ção ões nossa vocês`,
  it: `il lo la gli le e è un una che non mio mia di per con in come quando dove sono ho ha io lei mi si del della nel ciao grazie
ma molto bene male oggi ieri domani settimana soldi rimborso ordine ordinato pagamento pagato fattura conto password codice carta regalo funziona ricevuto ricevere arrivato consegna
aspettare aspettando tempo errore sbagliato voglio vorrei bisogno aiuto qualcuno persona parlare operatore buongiorno buonasera per favore ancora mai sempre
già annullare cambiare comprare comprato prezzo caro aperto chiuso problema numero telefono ore anche dopo prima tutto quale posso può avete questo quello
fare fatto dice quanto bambino signore anno regione sbagliata restituire perché così più sì della degli questa mio nostro vostro gratis scusi chiedo`,
  nl: `ik de het een en is niet mijn van voor met op dat dit hoe waar wanneer waarom wat heb hebben je jij u we zij kan kunnen nog hallo bedankt
maar heel goed slecht vandaag gisteren morgen week geld terug bestelling besteld betaling betaald factuur rekening wachtwoord cadeaukaart werkt ontvangen krijgen levering
wachten lang fout verkeerd wil graag nodig hulp iemand niemand praten medewerker goedemorgen goedenavond alstublieft altijd nooit weer al annuleren
wijzigen kopen gekocht prijs duur open gesloten probleem nummer telefoon uur ook na voor alles welke veel zijn was wordt worden naar uit over door geen onze jullie`,
  pl: `nie i w na z do to jest się mój moja jak gdzie kiedy dlaczego co mam czy już jeszcze proszę dzień dobry dziękuję cześć tak ale bardzo dobrze źle
dzisiaj wczoraj jutro tydzień pieniądze zwrot zamówienie zamówiłem płatność zapłaciłem faktura konto hasło kod karta działa otrzymałem dostawa czekać czekam długo błąd zły
chcę potrzebuję pomoc ktoś człowiek rozmawiać konsultant zawsze nigdy anulować zmienić kupić kupiłem cena drogo otwarte zamknięte problem numer telefon godziny też po przed
wszystko który dużo mogę może są był jestem został przez oraz tylko sklep działać`,
  tr: `ve bir bu ne için değil var yok mi mı ben sen benim nasıl nerede neden zaman ile de da çok merhaba teşekkürler lütfen evet hayır ama iyi kötü
bugün dün yarın hafta para iade sipariş ödeme ödedim fatura hesap şifre kod kart hediye çalışmıyor almadım gelmedi teslimat bekliyorum uzun hata yanlış
istiyorum ihtiyacım yardım birisi insan konuşmak temsilci günaydın hala hiç her iptal değiştirmek satın aldım fiyat pahalı açık kapalı sorun numara telefon saat sonra önce
hepsi hangi kadar olarak geldi oldu edin misiniz`,
  vi: `là và của không tôi bạn có được cho một này với như thế nào ở đâu khi tại sao gì đã chưa rồi xin chào cảm ơn vâng nhưng rất tốt
hôm nay qua mai tuần tiền hoàn lại đơn hàng đặt thanh toán hóa đơn tài khoản mật khẩu mã thẻ quà tặng hoạt động nhận giao chờ lâu lỗi sai muốn cần giúp đỡ
người nói chuyện nhân viên buổi sáng vẫn bao giờ luôn hủy đổi mua giá đắt mở đóng vấn đề số điện thoại giờ cũng sau trước tất cả nhiều thể những các đến`,
  id: `dan yang tidak saya ini itu di ke untuk dengan apa bagaimana kapan mana kenapa ada sudah belum bisa anda kamu halo terima kasih ya tapi sangat baik
hari kemarin besok minggu uang pengembalian pesanan pesan pembayaran bayar tagihan akun kata sandi kode kartu hadiah berfungsi diterima menerima pengiriman menunggu lama salah
mau butuh bantuan seseorang orang bicara petugas selamat pagi malam masih selalu pernah batal ganti beli harga mahal buka tutup masalah nomor telepon jam juga setelah sebelum
semua berapa banyak adalah tolong karena gimana gak nggak dong kok refund belum masuk sampai`,
  ms: `dan yang tidak saya ini itu di ke untuk dengan apa bagaimana bila mana kenapa ada sudah belum boleh anda awak hai terima kasih ya tetapi sangat baik
hari semalam esok minggu wang bayaran balik pesanan pembayaran bayar bil akaun kata laluan kod kad hadiah berfungsi terima penghantaran tunggu lama salah ralat
mahu perlukan bantuan seseorang orang bercakap wakil selamat pagi malam masih sentiasa pernah batalkan tukar beli harga mahal buka tutup masalah nombor telefon pukul juga selepas sebelum
semua berapa banyak ialah tolong kerana macam tak nak je lah`,
  sv: `jag och det att en ett är inte min på för med som den har var när hur varför vad kan du vi ni till av hej tack ja nej men mycket bra dåligt
idag igår imorgon vecka pengar tillbaka beställning betalning betalat faktura konto lösenord kod kort presentkort fungerar fått leverans väntar länge fel vill behöver hjälp
någon människa prata alltid aldrig redan avbryta ändra köpa köpt pris dyrt öppet stängt problem nummer telefon också efter före allt vilken många`,
  cs: `a je to se na v že nevím můj moje jak kde kdy proč co mám ještě už prosím dobrý den děkuji ahoj ano ne ale velmi dobře špatně dnes včera zítra týden
peníze vrácení objednávka platba zaplatil faktura účet heslo kód karta dárek nefunguje dostal doručení čekám dlouho chyba chci potřebuji pomoc někdo člověk mluvit
vždy nikdy zrušit změnit koupit koupil cena drahé otevřeno zavřeno problém číslo telefon hodin také po před všechno který kolik mohu může jsou byl jsem`,
  ro: `și este nu eu meu mea de la cu pe un o ce cum unde când am ai are pentru mai bună ziua mulțumesc da dar foarte bine rău azi ieri mâine săptămână
bani rambursare comandă plată plătit factură cont parolă cod card cadou funcționează primit livrare aștept mult greșit eroare vreau nevoie ajutor cineva persoană vorbesc
încă niciodată anula schimba cumpăra cumpărat preț scump deschis închis problemă număr telefon ore după înainte tot care câți pot poate sunt fost`,
};
