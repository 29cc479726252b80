using SupportConsole.Components.Billing;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Accounts;

/// <summary>The verdict of an account in words.</summary>
/// <param name="Title">The word one reads first.</param>
/// <param name="Text">The figures behind it.</param>
/// <param name="Next">What may be done about it; null when nothing is to do here.</param>
/// <param name="Tone">amber, red or empty.</param>
/// <param name="Icon">See <see cref="Shared.Icon"/>.</param>
internal sealed record VerdictView(string Title, string Text, string? Next, string Tone, string Icon)
{
    /// <summary>What is wrong.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>Where <see cref="Next"/> is done.</summary>
    public VerdictPlace LeadsTo { get; init; }

    /// <summary>
    /// Limits and money are two reads: the figures with the state that the money was read with, and the verdict on
    /// that.
    /// </summary>
    internal static AccountThrottling Together(AccountThrottling figures, BillingView? billing)
    {
        if (billing is not { Facts: var facts })
        {
            return figures;
        }

        var overview = figures.Overview with { State = facts.State, Limit = facts.Limit };
        return figures with
        {
            Overview = overview,
            RefusedLastHour = facts.RefusedLastHour,
            Verdict = AccountVerdict.Of(
                overview,
                figures.ThrottledLastHour,
                figures.FinishedPerMinute,
                figures.Assessment,
                new(facts.RefusedLastHour, figures.StreamsRefusedLastHour, figures.LemurRefusedLastHour)
            ),
        };
    }
}

/// <summary>Where on an account's page something is done.</summary>
internal enum VerdictPlace
{
    /// <summary>Nowhere in particular.</summary>
    None,

    /// <summary>The tab about money.</summary>
    Billing,

    /// <summary>The replies beside the tab about throttling, with the question for engineering.</summary>
    Replies,

    /// <summary>The tab about streaming sessions and LeMUR requests.</summary>
    Streaming,
}
