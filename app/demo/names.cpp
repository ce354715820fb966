// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/names.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto frenchSurnames
    = u"Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux "
      "David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefèvre Faure "
      "André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Perrin Robin Clément Morin "
      "Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour "
      "Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard "
      "Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe "
      "Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte López Jean Dupuy Guillot Hubert "
      "Berger Carpentier Sánchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet "
      "de_La_Tour Le_Gall Saint-Martin Bœuf L’Hermite";
constexpr auto germanSurnames = u"Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer "
                                "Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Krüger Hofmann "
                                "Hartmann Lange Weiß Jäger Köhler Groß Böhm Günther";
constexpr auto spanishSurnames = u"García_López Rodríguez_Vega González_Ruiz Fernández_Gil Martínez_Soto Sánchez_Peña "
                                 "Pérez_Molina Gómez_Ortega Jiménez_Núñez Muñoz_Castro Álvarez_Ibáñez Romero_Sáez";
constexpr auto portugueseSurnames = u"Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Gonçalves Araújo "
                                    "Magalhães Guimarães Conceição Simões Falcão";
constexpr auto italianSurnames = u"Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo "
                                 "Conti De_Luca D’Angelo Niccolò";
constexpr auto polishSurnames = u"Nowak Wójcik Mazur Kaczmarek Zając Król Wróbel Stępień Dudek Pawlak Sikora Szewczyk "
                                "Bąk Pietrzak Łuczak Gołąb Śliwa";
constexpr auto turkishSurnames = u"Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç";
constexpr auto vietnameseSurnames = u"Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ";
constexpr auto ukrainianSurnames = u"Шевченко|Shevchenko Коваленко|Kovalenko Бондаренко|Bondarenko Ткаченко|Tkachenko "
                                   "Кравченко|Kravchenko Олійник|Oliinyk Шевчук|Shevchuk Поліщук|Polishchuk";
constexpr auto arabicSurnames = u"حداد|Haddad الخطيب|al-Khatib منصور|Mansour خوري|Khoury بن_علي|Ben_Ali الفاسي|El_Fassi "
                                "صالح|Saleh ناصر|Nasser";
constexpr auto chineseSurnames = u"王|Wang 李|Li 张|Zhang 刘|Liu 陈|Chen 杨|Yang 赵|Zhao 黄|Huang 周|Zhou 吴|Wu";

} // namespace

const QList<Culture> &cultures()
{
    static const QList<Culture> all{
        {21, "FRA", false,
         u"Amélie Camille Chloé Clémence Élise Émilie Hélène Inès Jade Jeanne Julie Juliette Léa Léna Louise Lucie "
         "Manon Margaux Marie Marion Mathilde Nathalie Noémie Océane Pauline Rose Sarah Sophie Valérie Zoé "
         "Anne-Laure Marie-Claire Françoise Cécile",
         frenchSurnames, 'F'},
        {21, "FRA", false,
         u"Adrien Alexandre Antoine Arthur Baptiste Benoît Charles Clément Damien Étienne Fabien François Gabriel "
         "Guillaume Hugo Jérôme Jules Julien Léo Louis Lucas Mathieu Maxime Nicolas Noël Olivier Paul Pierre Quentin "
         "Raphaël Rémi Thomas Théo Jean-Baptiste Jean-Luc Loïc Gaël",
         frenchSurnames, 'M'},
        {5, "D", false, u"Anna Anja Birgit Franziska Greta Jürgen Käthe Lena Monika Sabine Ute", germanSurnames, 'F'},
        {5, "D", false, u"Björn Felix Günter Hans Jörg Jürgen Karl Lukas Matthias Sören Uwe", germanSurnames, 'M'},
        {4, "ESP", false, u"Ana Begoña Carmen Inés Lucía María_José Nuria Pilar Rocío", spanishSurnames, 'F'},
        {4, "ESP", false, u"Álvaro Andrés Íñigo Javier José Luis Martín Óscar Raúl", spanishSurnames, 'M'},
        {3, "PRT", false, u"Ana_Luísa Beatriz Conceição Inês João Mariana", portugueseSurnames, 'F'},
        {3, "PRT", false, u"António Duarte João José Nuno Simão Tomás", portugueseSurnames, 'M'},
        {3, "ITA", false, u"Alessia Chiara Elena Francesca Giulia Martina", italianSurnames, 'F'},
        {3, "ITA", false, u"Andrea Davide Giovanni Luca Matteo Niccolò", italianSurnames, 'M'},
        {3, "POL", false, u"Agnieszka Ewa Joanna Katarzyna Małgorzata Zofia Żaneta", polishSurnames, 'F'},
        {3, "POL", false, u"Andrzej Józef Łukasz Michał Paweł Stanisław Wojciech", polishSurnames, 'M'},
        {3, "TUR", false, u"Ayşe Emine Fatma İrem Özlem Çiğdem Mehmet Oğuz", turkishSurnames, 'X'},
        {3, "VNM", true, u"Thị_Ánh Thị_Hương Ngọc_Lan Thanh_Mai Bảo_Trân", vietnameseSurnames, 'F'},
        {3, "VNM", true, u"Văn_Đức Minh_Quân Hữu_Phước Quốc_Bảo Anh_Tuấn", vietnameseSurnames, 'M'},
        {2, "GRC", false, u"Ελένη|Eleni Μαρία|Maria Σοφία|Sofia Δέσποινα|Despina",
         u"Παπαδοπούλου|Papadopoulou Γεωργίου|Georgiou Νικολάου|Nikolaou Ιωάννου|Ioannou", 'F'},
        {2, "GRC", false, u"Γιώργος|Giorgos Νίκος|Nikos Δημήτρης|Dimitris Χρήστος|Christos",
         u"Παπαδόπουλος|Papadopoulos Οικονόμου|Oikonomou Βασιλείου|Vasileiou Αλεξίου|Alexiou", 'M'},
        {2, "UKR", false, u"Олена|Olena Наталія|Nataliia Ірина|Iryna Оксана|Oksana", ukrainianSurnames, 'F'},
        {2, "UKR", false, u"Андрій|Andrii Тарас|Taras Юрій|Yurii Богдан|Bohdan", ukrainianSurnames, 'M'},
        {1, "LBN", false, u"ليلى|Layla فاطمة|Fatima نور|Nour مريم|Maryam", arabicSurnames, 'F'},
        {1, "MAR", false, u"محمد|Mohamed يوسف|Youssef كريم|Karim عمر|Omar", arabicSurnames, 'M'},
        {3, "CHN", true, u"伟|Wei 芳|Fang 娜|Na 秀英|Xiuying 敏|Min 静|Jing 丽|Li 强|Qiang 磊|Lei", chineseSurnames, 'X'},
    };
    return all;
}

const QStringList streets{
    u"rue Victor Hugo"_s, u"rue de la République"_s, u"avenue Jean Jaurès"_s, u"rue des Lilas"_s, u"place de l’Église"_s,
    u"boulevard Pasteur"_s, u"rue Émile Zola"_s, u"impasse des Acacias"_s, u"quai de la Fosse"_s, u"rue du Moulin"_s,
    u"chemin des Vignes"_s, u"rue Sainte-Catherine"_s, u"cours Gambetta"_s, u"allée des Tilleuls"_s};
const QStringList cities{u"75011 Paris"_s,    u"69003 Lyon"_s,     u"13006 Marseille"_s, u"31000 Toulouse"_s,
                         u"44000 Nantes"_s,   u"67000 Strasbourg"_s, u"33000 Bordeaux"_s, u"59800 Lille"_s,
                         u"35000 Rennes"_s,   u"06000 Nice"_s,     u"38000 Grenoble"_s, u"29200 Brest"_s,
                         u"42000 Saint-Étienne"_s, u"21000 Dijon"_s};

} // namespace guichet::demo
