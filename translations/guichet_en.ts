<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CheckDigits</name>
    <message numerus="yes">
        <source>%n fail(s)</source>
        <translation>
            <numerusform>%n fails</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductText</name>
    <message numerus="yes">
        <source>Fixed for %n day(s).</source>
        <translation>
            <numerusform>Fixed for %n day.</numerusform>
            <numerusform>Fixed for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ReviewQueueModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::AccessPage</name>
    <message numerus="yes">
        <source>%n place(s) signed out.</source>
        <translation>
            <numerusform>%n place signed out.</numerusform>
            <numerusform>%n places signed out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::BarChart</name>
    <message numerus="yes">
        <source>%1, deposits: %2 (%n entries)</source>
        <translation>
            <numerusform>%1, deposits: %2 (%n entry)</numerusform>
            <numerusform>%1, deposits: %2 (%n entries)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, withdrawals: %2 (%n entries)</source>
        <translation>
            <numerusform>%1, withdrawals: %2 (%n entry)</numerusform>
            <numerusform>%1, withdrawals: %2 (%n entries)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::CompareView</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::DeclarationForm</name>
    <message numerus="yes">
        <source>%1, %n year(s) old</source>
        <translation>
            <numerusform>%1, %n year old</numerusform>
            <numerusform>%1, %n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::FindBox</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::OverviewRow</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n till(s) open</source>
        <translation>
            <numerusform>%n till open</numerusform>
            <numerusform>%n tills open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::RangeChooser</name>
    <message numerus="yes">
        <source>At most %n months at once.</source>
        <translation>
            <numerusform>At most %n month at once.</numerusform>
            <numerusform>At most %n months at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guichet::ui::WithdrawalForm</name>
    <message numerus="yes">
        <source>Your till has only %n note(s) of %1.</source>
        <translation>
            <numerusform>Your till has only %n note of %1.</numerusform>
            <numerusform>Your till has only %n notes of %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
