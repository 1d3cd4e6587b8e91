# Renders itself: gnuplot -e "format='png'" second_descent.gp   (svg, png or pdf)
if (!exists('format')) format = 'svg'
if (!exists('target')) target = 'second_descent.' . format
if (format eq 'svg') set terminal svg size 734,512 font 'Liberation Sans,14' enhanced rounded background '#ffffff' name 'second_descent'
if (format eq 'png') set terminal pngcairo size 1468,1024 font 'Liberation Sans,14' enhanced rounded background '#ffffff' fontscale 1.5 linewidth 2 pointscale 2.6
if (format eq 'pdf') set terminal pdfcairo size 7.646in,5.333in font 'Liberation Sans,14' enhanced rounded background '#ffffff' fontscale 0.6 linewidth 1.4 pointscale 1.6
set output target
set encoding utf8
set border 3 lw 1 lc rgb '#707070'
set tics nomirror out scale 0.7,0.35 tc rgb '#333333'
set grid xtics ytics lc rgb '#e4e4e4' lw 0.8 lt 1 back
unset key
set xlabel offset 0,0.3
set style data lines
set multiplot
set label "Beyond the threshold the risk descends again when SNR \076 1" noenhanced at screen 0.027248,0.958984 left font 'Liberation Sans:Bold,17'
set label "overfit 0.1.0, tier quick, seed 0" noenhanced at screen 0.967302,0.021484 right font ',11' tc rgb '#707070'

set lmargin at screen 0.122616
set rmargin at screen 0.967302
set tmargin at screen 0.820312
set bmargin at screen 0.175781
set arrow from screen 0.122616,0.897461 to screen 0.163488,0.897461 nohead front lw 2 lc rgb '#0072B2'
set label "SNR 0.5" noenhanced at screen 0.174387,0.897461 left
set arrow from screen 0.273978,0.897461 to screen 0.314850,0.897461 nohead front lw 2 lc rgb '#D55E00'
set label "SNR 1" noenhanced at screen 0.325749,0.897461 left
set arrow from screen 0.405450,0.897461 to screen 0.446322,0.897461 nohead front lw 2 lc rgb '#009E73'
set label "SNR 2" noenhanced at screen 0.457221,0.897461 left
set arrow from screen 0.536921,0.897461 to screen 0.577793,0.897461 nohead front lw 2 lc rgb '#CC79A7'
set label "SNR 5" noenhanced at screen 0.588692,0.897461 left
set arrow from screen 0.668392,0.897461 to screen 0.709264,0.897461 nohead front lw 2 lc rgb '#333333'
set label "exact at finite n" noenhanced at screen 0.720163,0.897461 left
set arrow from screen 0.143052,0.870117 to screen 0.143052,0.842773 nohead front lw 1.2 lc rgb '#333333'
set label '' at screen 0.143052,0.856445 front point pt 7 ps 0.55 lc rgb '#333333'
set label "mean of fits" noenhanced at screen 0.174387,0.856445 left
set arrow from screen 0.323706,0.856445 to screen 0.364578,0.856445 nohead front lw 1.2 dt (12,8) lc rgb '#707070'
set label "limit of large n" noenhanced at screen 0.375477,0.856445 left
set xrange [1.150234563:10.86734863]
set logscale x
set format x '%g'
set xtics (2, 5, 10)
set yrange [0:5.772651687]
unset logscale y
set format y '%g'
set ytics autofreq
set xlabel "features per sample, γ = p / n" noenhanced
set label "excess risk, in units of the noise variance" noenhanced at screen 0.017711,0.498047 center rotate by 90
$panel1_1 << e
1.25 4.1
1.375 2.803030303
1.5 2.166666667
1.65 1.735431235
1.85 1.406200318
2.125 1.153594771
2.5 0.9666666667
3 0.8333333333
3.75 0.7303030303
5 0.65
7 0.5952380952
10 0.5611111111
e
$panel1_4 << e
1.25 4.2
1.375 2.939393939
1.5 2.333333333
1.65 1.932400932
1.85 1.635930048
2.125 1.418300654
2.5 1.266666667
3 1.166666667
3.75 1.096969697
5 1.05
7 1.023809524
10 1.011111111
e
$panel1_7 << e
1.25 4.4
1.375 3.212121212
1.5 2.666666667
1.65 2.326340326
1.85 2.095389507
2.125 1.947712418
2.5 1.866666667
3 1.833333333
3.75 1.83030303
5 1.85
7 1.880952381
10 1.911111111
e
$panel1_10 << e
1.25 5
1.375 4.03030303
1.5 3.666666667
1.65 3.508158508
1.85 3.473767886
2.125 3.535947712
2.5 3.666666667
3 3.833333333
3.75 4.03030303
5 4.25
7 4.452380952
10 4.611111111
e
$panel1_2 << e
1.25 4.544444444
1.375 2.993506494
1.5 2.271929825
1.65 1.796969697
1.85 1.441850942
2.125 1.173796791
2.5 0.9779661017
3 0.8396624473
3.75 0.7336391437
5 0.651572327
7 0.5959354453
10 0.5614206128
e
$panel1_5 << e
1.25 4.644444444
1.375 3.12987013
1.5 2.438596491
1.65 1.993939394
1.85 1.671580672
2.125 1.438502674
2.5 1.277966102
3 1.172995781
3.75 1.10030581
5 1.051572327
7 1.024506874
10 1.011420613
e
$panel1_8 << e
1.25 4.844444444
1.375 3.402597403
1.5 2.771929825
1.65 2.387878788
1.85 2.131040131
2.125 1.967914439
2.5 1.877966102
3 1.839662447
3.75 1.833639144
5 1.851572327
7 1.881649731
10 1.911420613
e
$panel1_11 << e
1.25 5.444444444
1.375 4.220779221
1.5 3.771929825
1.65 3.56969697
1.85 3.509418509
2.125 3.556149733
2.5 3.677966102
3 3.839662447
3.75 4.033639144
5 4.251572327
7 4.453078302
10 4.611420613
e
$panel1_3 << e
1.25 4.5497051 4.500146651 4.599263548
1.375 2.990133292 2.96876795 3.011498634
1.5 2.278286189 2.265428927 2.29114345
1.65 1.800428603 1.79267271 1.808184497
1.85 1.439270379 1.434437655 1.444103102
2.125 1.174684171 1.171116073 1.178252269
2.5 0.9771913613 0.9744711146 0.979911608
3 0.8399140565 0.8378157205 0.8420123926
3.75 0.7324555137 0.7307797638 0.7341312637
5 0.6512168727 0.649930879 0.6525028664
7 0.5964671236 0.5955206299 0.5974136173
10 0.5610196677 0.5603383605 0.5617009749
e
$panel1_6 << e
1.25 4.648934697 4.599240793 4.698628602
1.375 3.127303994 3.10560382 3.149004168
1.5 2.445188423 2.431482015 2.458894831
1.65 1.996594015 1.987685237 2.005502794
1.85 1.670469473 1.664105507 1.676833439
2.125 1.439539542 1.434097228 1.444981856
2.5 1.276600453 1.271964318 1.281236587
3 1.173433743 1.169574857 1.177292628
3.75 1.098891116 1.095698053 1.102084178
5 1.050767946 1.048257398 1.053278494
7 1.025740021 1.023867238 1.027612804
10 1.010630775 1.009275728 1.011985822
e
$panel1_9 << e
1.25 4.847393892 4.797058716 4.897729067
1.375 3.401645398 3.37840409 3.424886706
1.5 2.778992892 2.762464345 2.795521439
1.65 2.388924838 2.376455502 2.401394175
1.85 2.132867662 2.122403469 2.143331855
2.125 1.969250283 1.959393194 1.979107373
2.5 1.875418636 1.866637466 1.884199806
3 1.840473115 1.832930206 1.848016023
3.75 1.831762319 1.825462575 1.838062064
5 1.849870094 1.844881959 1.854858229
7 1.884285817 1.880550774 1.888020859
10 1.909852988 1.907146576 1.9125594
e
$panel1_12 << e
1.25 5.442771475 5.387779439 5.497763511
1.375 4.22466961 4.191938702 4.257400518
1.5 3.7804063 3.751236288 3.809576311
1.65 3.565917308 3.539737479 3.592097138
1.85 3.520062229 3.495686551 3.544437907
2.125 3.558382508 3.534509077 3.582255939
2.5 3.671873185 3.650347106 3.693399265
3 3.841591231 3.822852582 3.860329881
3.75 4.030375931 4.014695079 4.046056782
5 4.247176537 4.234732206 4.259620867
7 4.459923203 4.450593541 4.469252865
10 4.607519629 4.600755995 4.614283263
e
plot $panel1_1 using 1:2 with lines lw 1.2 dt (12,8) lc rgb '#707070' notitle, \
     $panel1_4 using 1:2 with lines lw 1.2 dt (12,8) lc rgb '#707070' notitle, \
     $panel1_7 using 1:2 with lines lw 1.2 dt (12,8) lc rgb '#707070' notitle, \
     $panel1_10 using 1:2 with lines lw 1.2 dt (12,8) lc rgb '#707070' notitle, \
     $panel1_2 using 1:2 with lines lw 2 lc rgb '#0072B2' notitle, \
     $panel1_5 using 1:2 with lines lw 2 lc rgb '#D55E00' notitle, \
     $panel1_8 using 1:2 with lines lw 2 lc rgb '#009E73' notitle, \
     $panel1_11 using 1:2 with lines lw 2 lc rgb '#CC79A7' notitle, \
     $panel1_3 using 1:3:(0):($4-$3) with vectors nohead lw 1.2 lc rgb '#0072B2' notitle, \
     $panel1_3 using 1:2 with points pt 7 ps 0.55 lc rgb '#0072B2' notitle, \
     $panel1_6 using 1:3:(0):($4-$3) with vectors nohead lw 1.2 lc rgb '#D55E00' notitle, \
     $panel1_6 using 1:2 with points pt 7 ps 0.55 lc rgb '#D55E00' notitle, \
     $panel1_9 using 1:3:(0):($4-$3) with vectors nohead lw 1.2 lc rgb '#009E73' notitle, \
     $panel1_9 using 1:2 with points pt 7 ps 0.55 lc rgb '#009E73' notitle, \
     $panel1_12 using 1:3:(0):($4-$3) with vectors nohead lw 1.2 lc rgb '#CC79A7' notitle, \
     $panel1_12 using 1:2 with points pt 7 ps 0.55 lc rgb '#CC79A7' notitle
unset label
unset arrow
unset object
unset multiplot
set output
