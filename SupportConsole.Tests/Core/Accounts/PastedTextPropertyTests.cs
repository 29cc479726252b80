using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Texts;

namespace SupportConsole.Tests.Core.Accounts;

/// <summary>Whatever stands around what is meant, the search looks for it. A failure names its seed.</summary>
public sealed class PastedTextPropertyTests
{
    private static readonly string[] Known =
    [
        "acme-1",
        "a_b-C9",
        "7",
        "0198f3c2a7de7c3f9f0e4a5b6c7d8e9f",
        "ann.o'x+test@acme.example".Replace("'", "", StringComparison.Ordinal),
        "ops@blue-fin.example",
        "cus_Abc123XyZ",
    ];

    /// <summary>What people copy along: never a character that could belong to an id.</summary>
    private static readonly string[] Junk =
    [
        " ",
        "\t",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u2060",
        "\"",
        "'",
        "`",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ";",
        ": ",
        "!",
        "?",
        "\\\"",
        " Please look at ",
        " error triggered: ",
        " 12:00:01 warn ",
        "account_id=",
        "\"accountId\": \"",
        "Account ID: ",
        " … ",
        "🎧 ",
        "日本語 ",
    ];

    private static readonly Gen<string> Around = Gen.Elements(Junk)
        .ListOf()
        .Where(parts => parts.Count < 12)
        .Select(parts => string.Concat(parts));

    /// <summary>A letter or digit at its edge would be part of the word.</summary>
    private static readonly Gen<string> Pasted =
        from before in Around
        from known in Gen.Elements(Known)
        from after in Around
        select $"{before}{known}{(BeginsWithAWord(VisibleText.Strip(after)) ? " " : "")}{after}";

    [Fact]
    public void Candidates_JunkAroundAKnownKey_NeverLoseIt() =>
        Prop.ForAll(Pasted.ToArbitrary(), pasted =>
                Known
                    .Where(known => pasted.Contains(known, StringComparison.Ordinal))
                    .All(known => Holds(PastedText.Candidates(pasted), known))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(12));

    [Fact]
    public void Lines_OfAPaste_EachKeepTheirKeyOrAreCounted() =>
        Prop.ForAll(Pasted.Where(line => line.Trim().Length > 0).NonEmptyListOf().ToArbitrary(), lines =>
            {
                var read = PastedLines.Of(AccountSearchResult.Clean(string.Join('\n', lines)));
                return read.Lines.Count + read.Skipped == lines.Count
                    && read.Lines.Zip(lines)
                        .All(pair => Holds(PastedText.Candidates(pair.First), KnownIn(pair.Second)));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(40));

    [Fact]
    public void Clean_AnyText_IsShortAndTwiceTheSame() =>
        Prop.ForAll(
                Gen.OneOf(
                        Gen.Elements(Junk),
                        Gen.Elements("\n", "\r\n", "\0", "\ud83d", "⏎", "x", new string('y', 700))
                    )
                    .ListOf()
                    .Select(parts => string.Concat(parts))
                    .ToArbitrary(),
                text =>
                {
                    var clean = AccountSearchResult.Clean(text);
                    return clean.Length <= AccountSearchResult.MaximumQueryLength
                        && AccountSearchResult.Clean(clean) == clean
                        && AccountSearchResult.Shown(AccountSearchResult.Shown(text))
                            == AccountSearchResult.Shown(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(60));

    [Fact]
    public void Shown_JunkAroundAnApiKey_HoldsNothingOfItsSecret() =>
        Prop.ForAll((from before in Around from after in Around select (before, after)).ToArbitrary(), around =>
            {
                var secret = ApiKeySecret.Create();
                var shown = AccountSearchResult.Shown($"{around.before} {secret} {around.after}");
                return !shown.Contains(secret[ApiKeySecret.PrefixLength..], StringComparison.Ordinal);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(12));

    [Fact]
    public void Terms_PasteOf100KB_AreFewAndShort()
    {
        var paste = string.Concat(Enumerable.Repeat("account_id=acme <ann@acme.example> \"/accounts/acme\" ", 2_000));

        var terms = PastedText.Terms(paste);

        Assert.InRange(terms.Count, 1, 12);
        Assert.All(terms, term => Assert.InRange(term.Length, 1, AccountSearchResult.MaximumQueryLength));
        Assert.InRange(PastedText.Candidates(paste).Count, 1, 200);
    }

    private static string KnownIn(string line) =>
        Known.Where(known => line.Contains(known, StringComparison.Ordinal)).MaxBy(known => known.Length)!;

    /// <summary>An e-mail address is found as such; what it is made of need not be.</summary>
    private static bool Holds(IReadOnlyList<string> terms, string known) =>
        terms.Contains(known, StringComparer.Ordinal)
        || terms.Any(term =>
            term.Length > known.Length && term.Contains(known, StringComparison.Ordinal) && Known.Contains(term)
        );

    private static bool BeginsWithAWord(string text) =>
        text.Length > 0 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '_' or '-' or '+' or '.' or '@');
}
