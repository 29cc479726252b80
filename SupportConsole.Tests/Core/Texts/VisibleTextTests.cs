using SupportConsole.Core.Audit;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Texts;

namespace SupportConsole.Tests.Core.Texts;

/// <summary>Texts with characters that cannot be seen were taken, and shown as they were.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Acme\u200b", "U+200B (zero width space) at position 5")]
    [InlineData("\ufeffAcme", "U+FEFF (byte order mark) at position 1")]
    [InlineData("Acme\u00ad Corp", "U+00AD (soft hyphen) at position 5")]
    [InlineData("Acme \u202egpj.exe", "U+202E (sets the direction of writing) at position 6")]
    [InlineData("Acme \u2066x\u2069", "U+2066 (sets the direction of writing) at position 6")]
    [InlineData("שלום\u200f", "U+200F (sets the direction of writing) at position 5")]
    [InlineData("a\u2028b", "U+2028 (line separator) at position 2")]
    [InlineData("a\u2029b", "U+2029 (paragraph separator) at position 2")]
    [InlineData("a\u2060b", "U+2060 (word joiner) at position 2")]
    [InlineData("\u3164", "U+3164 (Hangul filler) at position 1")]
    [InlineData("a\u2800b", "U+2800 (invisible) at position 2")]
    [InlineData("a\u200db", "U+200D (zero width joiner) at position 2")]
    [InlineData("a\u200cb", "U+200C (zero width non-joiner) at position 2")]
    [InlineData("🎧\u200d", "U+200D (zero width joiner) at position 2")]
    [InlineData("🎧\u200d x", "U+200D (zero width joiner) at position 2")]
    [InlineData("Acme\ufe0f", "U+FE0F (variation selector) at position 5")]
    [InlineData("Acme\U000E0061", "U+E0061 (invisible) at position 5")]
    [InlineData("Acme\U000E0101", "U+E0101 (variation selector) at position 5")]
    [InlineData("a\u0007", "U+0007 (control character) at position 2")]
    [InlineData("a\ud83d", "U+FFFD (half of a character, or one that was lost) at position 2")]
    [InlineData("a\uffff", "U+FFFF (invisible) at position 2")]
    public void FindHidden_InvisibleOrTurningCharacter_IsNamed(string text, string hidden)
    {
        Assert.Equal(hidden, VisibleText.FindHidden(text, isMultiline: false).ToString());
        Assert.Equal(hidden, VisibleText.FindHidden(text, isMultiline: true).ToString());
    }

    [Theory]
    [InlineData("Bluefin Média & Söhne – GmbH")]
    [InlineData("שלום עולם")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("می\u200cخواهم")]
    [InlineData("क्\u200dष")]
    [InlineData("日本語\u3000株式会社 葛\U000E0100")]
    [InlineData("e\u0301a\u0308 Việt Nam")]
    [InlineData("👩\u200d💻 team")]
    [InlineData("👨\u200d👩\u200d👧\u200d👦")]
    [InlineData("🏳\ufe0f\u200d🌈")]
    [InlineData("🙂\u200d↔\ufe0f")]
    [InlineData("👋🏽 🧑🏽\u200d🚀")]
    [InlineData("❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("🇩🇪")]
    [InlineData("")]
    public void FindHidden_OrdinaryText_IsAllowed(string text) =>
        Assert.Null(VisibleText.FindHidden(text, isMultiline: false));

    [Fact]
    public void FindHidden_LineBreaksAndTabs_BelongIntoTextsOfSeveralLines()
    {
        Assert.Null(VisibleText.FindHidden("one\r\ntwo\tthree", isMultiline: true));
        Assert.Equal(
            "U+000D (line break) at position 4",
            VisibleText.FindHidden("one\r\ntwo\tthree", isMultiline: false).ToString()
        );
    }

    [Fact]
    public void Problem_EveryField_SaysWhichCharacter()
    {
        const string Said =
            "has a character that cannot be shown: U+202E (sets the direction of writing) at position 11. Delete it "
            + "there, or type the text again instead of pasting it.";
        const string Text = "0123456789\u202e";

        Assert.Equal($"The note {Said}", NoteTexts.Problem(Text));
        Assert.Equal($"The reason {Said}", Justification.ReasonProblem(Text));
        Assert.Equal($"The comment {Said}", Justification.ProseProblem(Text, "comment"));
        Assert.Equal($"The ticket reference {Said}", Justification.TicketProblem(Text));
    }
}
