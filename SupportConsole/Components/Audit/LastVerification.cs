using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>
/// How the last check of the whole chain on this server ended: for everybody, until somebody checks again.
/// </summary>
public sealed class LastVerification
{
    private AuditVerification? _result;

    /// <summary>The result; null when nobody has checked since the server started.</summary>
    public AuditVerification? Result
    {
        get => Volatile.Read(ref _result);
        set => Volatile.Write(ref _result, value);
    }
}
