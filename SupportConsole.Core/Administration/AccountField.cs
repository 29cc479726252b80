using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Administration;

/// <summary>What a manager sets of an account in one act.</summary>
public enum AccountField
{
    /// <summary>The customer type, and with it every limit that the account has no value of its own for.</summary>
    Plan,

    /// <summary>Whether the account is disabled.</summary>
    Access,

    /// <summary>E-mail and name.</summary>
    Contact,

    /// <summary>Whether the account is important, and who looks after it.</summary>
    Importance,

    /// <summary>How long finished transcripts are kept.</summary>
    TranscriptTtl,

    /// <summary>The account's name in another billing system.</summary>
    ExternalBilling,
}

/// <summary>Which of the fields the platform tells too.</summary>
public static class AccountFields
{
    /// <summary>What the platform knows of the field; none when the console alone owns it.</summary>
    public static ConsoleFields SharedPartOf(AccountField field) =>
        field switch
        {
            AccountField.Plan => ConsoleFields.Plan,
            AccountField.Access => ConsoleFields.Disabled,
            AccountField.Contact => ConsoleFields.Email | ConsoleFields.Name,
            _ => ConsoleFields.None,
        };
}
