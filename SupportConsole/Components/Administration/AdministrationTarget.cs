using SupportConsole.Core.Administration;

namespace SupportConsole.Components.Administration;

/// <summary>What a dialog of account administration is for.</summary>
/// <param name="Field">What it sets.</param>
/// <param name="FollowPlatform">True to give the field back to the platform.</param>
public sealed record AdministrationTarget(AccountField Field, bool FollowPlatform)
{
    private static readonly (AccountField Field, string Name)[] Names =
    [
        (AccountField.Plan, "plan"),
        (AccountField.Access, "access"),
        (AccountField.Contact, "contact"),
        (AccountField.Importance, "importance"),
        (AccountField.TranscriptTtl, "ttl"),
        (AccountField.ExternalBilling, "billing-id"),
    ];

    /// <summary>As it stands in the page's address.</summary>
    public string Address => (FollowPlatform ? "follow-" : "set-") + NameOf(Field);

    /// <summary>The field's name for addresses and ids.</summary>
    public static string NameOf(AccountField field) => Array.Find(Names, name => name.Field == field).Name;

    /// <summary>The target that an address names; null when it names another dialog, or none.</summary>
    public static AdministrationTarget? Parse(string? address) =>
        Names
            .SelectMany(name => new AdministrationTarget[] { new(name.Field, false), new(name.Field, true) })
            .FirstOrDefault(target => target.Address == address);
}
