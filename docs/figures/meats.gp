# Renders itself: gnuplot -e "format='png'" meats.gp   (svg, png or pdf)
if (!exists('format')) format = 'svg'
if (!exists('target')) target = 'meats.' . format
if (format eq 'svg') set terminal svg size 734,958 font 'Liberation Sans,14' enhanced rounded background '#ffffff' name 'meats'
if (format eq 'png') set terminal pngcairo size 1468,1916 font 'Liberation Sans,14' enhanced rounded background '#ffffff' fontscale 1.5 linewidth 2 pointscale 2.6
if (format eq 'pdf') set terminal pdfcairo size 7.646in,9.979in font 'Liberation Sans,14' enhanced rounded background '#ffffff' fontscale 0.6 linewidth 1.4 pointscale 1.6
set output target
set encoding utf8
set border 3 lw 1 lc rgb '#707070'
set tics nomirror out scale 0.7,0.35 tc rgb '#333333'
set grid xtics ytics lc rgb '#e4e4e4' lw 0.8 lt 1 back
unset key
set xlabel offset 0,0.3
set style data lines
set multiplot
set label "Near-infrared spectra: the test error peaks where n = p" noenhanced at screen 0.027248,0.978079 left font 'Liberation Sans:Bold,17'
set label "overfit 0.1.0, tier quick, seed 0" noenhanced at screen 0.967302,0.011482 right font ',11' tc rgb '#707070'

set lmargin at screen 0.122616
set rmargin at screen 0.967302
set tmargin at screen 0.905010
set bmargin at screen 0.560543
set object rectangle from screen 0.122616,0.951461 to screen 0.163488,0.938935 fillcolor rgb '#56B4E9' fillstyle transparent solid 0.2 noborder
set label "middle half of the splits" noenhanced at screen 0.174387,0.945198 left
set arrow from screen 0.473433,0.952505 to screen 0.473433,0.937891 nohead front lw 1.2 lc rgb '#0072B2'
set label '' at screen 0.473433,0.945198 front point pt 7 ps 0.55 lc rgb '#0072B2'
set label "median over random splits" noenhanced at screen 0.504768,0.945198 left
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1 dt (6,8) lc rgb '#707070'
set label "n = p" noenhanced at first 100, graph 1 offset 0,0.6 center font ',12' tc rgb '#333333'
set xrange [47.8503539:156.7386527]
set logscale x
set format x '%g'
set xtics (50, 60, 80, 100, 150)
set yrange [7.841085466:12867.13057]
set logscale y
set format y '10^{%L}'
set ytics autofreq
set xlabel "training samples n   (p = 100 features)" noenhanced
set label "test error, mean squared" noenhanced at screen 0.017711,0.732777 center rotate by 90
$panel1_1 << e
50 23.1210105 61.89249031
60 23.01614387 76.07534631
70 25.24228191 68.67318286
80 31.75756419 106.029439
90 52.40468237 187.7208409
94 77.98537991 412.2376426
96 133.4812223 666.0762761
98 211.8122925 1122.857278
100 841.8925722 9781.460957
102 141.1363295 1021.604141
104 113.3687087 534.3394901
106 74.74484282 341.8704304
110 38.84292981 206.2813514
120 23.33529868 92.60860814
130 15.84712614 52.24081055
140 12.16264703 38.78864206
150 10.31464225 29.95328787
e
$panel1_2 << e
50 36.16444492 30.62566126 49.83370281
60 38.94224538 32.15226108 49.00835637
70 45.26055803 34.49002662 52.31208555
80 57.25503855 44.14898943 73.95680384
90 93.68429249 74.07383053 120.8203271
94 162.3998998 118.3689261 212.3102181
96 306.545795 232.7508968 412.570072
98 533.9431813 353.5869996 648.5984822
100 3047.524963 1804.402225 4724.896335
102 350.054121 228.5209664 579.6418424
104 207.3534123 165.3079529 320.877601
106 149.4837543 120.6300705 203.3278554
110 88.76189247 62.60979116 122.5401115
120 39.55429598 33.53682436 56.61415152
130 26.87632317 21.32500171 35.68878872
140 20.34806976 15.91987055 29.02466995
150 16.61685415 14.35341413 21.32893527
e
plot $panel1_1 using 1:2:3 with filledcurves fs transparent solid 0.2 noborder lc rgb '#56B4E9' notitle, \
     $panel1_2 using 1:3:(0):($4-$3) with vectors nohead lw 1.2 lc rgb '#0072B2' notitle, \
     $panel1_2 using 1:2 with points pt 7 ps 0.55 lc rgb '#0072B2' notitle
unset label
unset arrow
unset object

set lmargin at screen 0.122616
set rmargin at screen 0.967302
set tmargin at screen 0.438413
set bmargin at screen 0.093946
set label '' at screen 0.143052,0.478601 front point pt 7 ps 0.55 lc rgb '#D55E00'
set label "median over the same splits" noenhanced at screen 0.174387,0.478601 left
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1 dt (6,8) lc rgb '#707070'
set label "n = p" noenhanced at first 100, graph 1 offset 0,0.6 center font ',12' tc rgb '#333333'
set xrange [47.8503539:156.7386527]
set logscale x
set format x '%g'
set xtics (50, 60, 80, 100, 150)
set yrange [3.474597358e-07:6.83626033e-05]
set logscale y
set format y '%.0t·10^{%T}'
set ytics (5e-07, 1e-06, 2e-06, 5e-06, 1e-05, 2e-05, 5e-05)
set xlabel "training samples n   (p = 100 features)" noenhanced
set label "smallest nonzero singular value" noenhanced at screen 0.017711,0.266180 center rotate by 90
$panel2_1 << e
50 5.621585378e-05
60 3.824789352e-05
70 2.568302584e-05
80 1.522995003e-05
90 7.136509495e-06
94 4.464609588e-06
96 2.861632947e-06
98 1.800777491e-06
100 4.225365353e-07
102 1.725041368e-06
104 2.664138873e-06
106 3.69165441e-06
110 5.596937017e-06
120 9.425994293e-06
130 1.257786464e-05
140 1.548711562e-05
150 1.817792264e-05
e
plot $panel2_1 using 1:2 with points pt 7 ps 0.55 lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset multiplot
set output
