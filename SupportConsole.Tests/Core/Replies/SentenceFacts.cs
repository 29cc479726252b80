using System.Globalization;
using System.Text.RegularExpressions;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Replies;

namespace SupportConsole.Tests.Core.Replies;

/// <summary>
/// What each sentence of a reply claims: a pattern, and whether it is so. A sentence without an entry fails, so that no
/// new claim goes unchecked.
/// </summary>
internal sealed partial class SentenceFacts<TWorld>
{
    private readonly List<(Regex Pattern, Func<TWorld, Match, bool> IsSo)> _claims = [];

    /// <summary>Adds a claim.</summary>
    public SentenceFacts<TWorld> Claim(string pattern, Func<TWorld, Match, bool> isSo)
    {
        _claims.Add((new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)), isSo));
        return this;
    }

    /// <summary>Adds sentences that claim nothing about the account.</summary>
    public SentenceFacts<TWorld> Courtesy(params string[] patterns)
    {
        foreach (var pattern in patterns)
        {
            Claim(pattern, static (_, _) => true);
        }

        return this;
    }

    /// <summary>Fails unless every sentence of every reply that may be copied is so.</summary>
    public void Hold(TWorld world, IEnumerable<Reply> replies)
    {
        foreach (var reply in replies.Where(reply => reply.MayBeCopied))
        {
            foreach (var sentence in Sentences(reply.Text))
            {
                var known = _claims
                    .Select(claim => (Match: claim.Pattern.Match(sentence), claim.IsSo))
                    .FirstOrDefault(claim => claim.Match.Success);
                Assert.True(known.Match is not null, $"{reply.Kind} claims what no fact is known for: {sentence}");
                Assert.True(
                    known.IsSo(world, known.Match),
                    $"{reply.Kind} is offered for copying and says what is not so: {sentence}\n{world}"
                );
            }
        }
    }

    /// <summary>The number of a group: "1,412" is 1412, "-$12.40" is -12.4.</summary>
    public static decimal Number(Match match, string group) =>
        decimal.Parse(
            match.Groups[group].Value.Replace("$", "", StringComparison.Ordinal),
            NumberStyles.Number,
            CultureInfo.InvariantCulture
        );

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd()
            .Split(text.Replace(LimitTexts.NegativeBalance, "REFUSAL", StringComparison.Ordinal))
            .Where(sentence => sentence is not ("Hello," or "Kind regards"));

    [GeneratedRegex(@"\n\n|(?<=\.) (?=[A-Z0-9])")]
    private static partial Regex SentenceEnd();
}
