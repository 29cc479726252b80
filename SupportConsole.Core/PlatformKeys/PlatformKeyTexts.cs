using System.Globalization;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>
/// The sentences of platform keys: answered by the service, shown in the dialogs and kept in the audit.
/// </summary>
public static class PlatformKeyTexts
{
    public const string Forbidden = "Only an administrator creates, rotates and revokes platform keys.";

    public const string NameMissing = "Name the service that gets the key, for example speech-api.";

    public const string ScopesMissing = "Choose the calls that the key may make, one or more.";

    public const string ExpiryPast = "Give a time in the future, or leave it empty.";

    public const string ExpiryTooFar = "Give a time within the next five years, or leave it empty.";

    public const string OverlapOutOfRange = "The old key works for 0 hours to 30 days beside the new one.";

    public const string Gone = "There is no such key.";

    public const string RevokedAlready = "This key was revoked already.";

    public const string ExpiredAlready = "This key has expired already: nothing opens with it.";

    public const string RevokedKeyRotated = "This key was revoked. Create a new one instead.";

    public const string RotatedAlready = "This key was rotated already. Rotate its successor instead.";

    public const string OtherAttempt = "This attempt was made for something else; open the dialog again.";

    public static string NameTooLong(int length) =>
        $"Keep the name to {N(PlatformKeyRules.MaximumNameLength)} characters; it has {N(length)}.";

    public static string NameTaken(string name) =>
        $"There is a key called “{name}” already. Rotate or revoke it, or choose another name.";

    public static string NameInSettings(string name) =>
        $"The settings have a key called “{name}” (Platform:Keys). Choose another name, so that the audit tells them "
        + "apart.";

    public static string TooMany(int keys) =>
        $"There are {N(keys)} keys that work, and no more are possible. Revoke those that are not needed any more.";

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
