using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Core.Audit;

/// <summary>
/// Ids of what an attempt makes. Of the attempt: a batch that is decided again, and a replay of the demo, make the same.
/// </summary>
internal static class AttemptIds
{
    /// <summary>32 hex digits.</summary>
    public static string Of(string accountId, string correlationId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId}\n{correlationId}")))[..32];
}
