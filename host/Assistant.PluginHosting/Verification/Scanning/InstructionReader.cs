using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Reads the operands of a method body that are tokens (ECMA-335, III.1.2).</summary>
internal static class InstructionReader
{
    private const byte TwoBytePrefix = 0xFE;

    private static readonly OperandType?[] s_oneByte = new OperandType?[256];
    private static readonly OperandType?[] s_twoByte = new OperandType?[256];

    static InstructionReader()
    {
        foreach (var field in typeof(OpCodes).GetFields())
        {
            if (field.GetValue(null) is OpCode code)
                (code.Size == 1 ? s_oneByte : s_twoByte)[code.Value & 0xFF] = code.OperandType;
        }
    }

    /// <summary>The members, types and stand-alone signatures of a body, and its strings.</summary>
    /// <exception cref="DamagedAssemblyException">The body has an instruction that there is none of, or ends within one.</exception>
    public static IEnumerable<Handle> Tokens(BlobReader body)
    {
        while (body.RemainingBytes > 0)
        {
            var code = body.ReadByte();
            var operand = (code == TwoBytePrefix ? s_twoByte[body.ReadByte()] : s_oneByte[code]) ?? throw new DamagedAssemblyException("A method has an unknown instruction.");
            switch (operand)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineSig or OperandType.InlineString:
                    yield return MetadataTokens.Handle(body.ReadInt32());
                    break;
                case OperandType.InlineSwitch:
                    Skip(ref body, checked(body.ReadInt32() * 4));
                    break;
                default:
                    Skip(ref body, SizeOf(operand));
                    break;
            }
        }
    }

    private static void Skip(ref BlobReader body, int bytes)
    {
        if (bytes < 0 || bytes > body.RemainingBytes)
            throw new DamagedAssemblyException("A method ends within an instruction.");
        body.Offset += bytes;
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
