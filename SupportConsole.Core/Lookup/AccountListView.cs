namespace SupportConsole.Core.Lookup;

/// <summary>Ready-made views of the accounts. Each is a rule that <c>AccountViewRules</c> applies.</summary>
public enum AccountListView
{
    All = 0,

    /// <summary>Transcripts wait for room under the limit.</summary>
    Throttled,

    /// <summary>A balance below zero, whether or not it stops the account.</summary>
    Negative,

    /// <summary>
    /// Transcripts in processing, streaming sessions opened in the present minute, or LeMUR requests of the last 60
    /// seconds use 80 % of what is allowed or more.
    /// </summary>
    NearLimit,

    /// <summary>An act on the account was audited in the last 7 days; its registration is one.</summary>
    Changed,

    Disabled,

    /// <summary>The reader opened the account's page in the last 90 days; without another order the latest first.</summary>
    Opened,

    /// <summary>The balance does not last long at the rate of the last days, and nothing refills it.</summary>
    LowBalance,
}
