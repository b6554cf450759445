"""A tagged PDF made fit to be kept: PDF/A-2a, and still PDF/UA-1. Nothing that is seen or read changes.

Source: ISO 19005-2 §6.2.3 (output intent), §6.6 (metadata, extension schemas), §6.7.2 (tagged).
"""

from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from marianne_desk.documents.colour_profile import NAME, srgb_profile

PRODUCER = "Marianne Desk"

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def archived(pdf: bytes, title: str, at: datetime) -> bytes:
    """``pdf``, one of our tagged documents, as PDF/A-2a and PDF/UA-1. ``at`` (aware, kept in whole seconds of UTC) is
    the only date in it, so that the same document archived at the same instant gives the same bytes."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

    moment = at.astimezone(UTC).replace(microsecond=0)
    packet = _METADATA.format(title=escape(title), producer=PRODUCER, at=f"{moment:%Y-%m-%dT%H:%M:%S}Z")
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root
        metadata = document.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
        root.Metadata = metadata
        profile = document.make_stream(srgb_profile(), N=3, Alternate=Name.DeviceRGB)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(NAME),
            Info=String(NAME),
            DestOutputProfile=profile,
        )
        root.OutputIntents = Array([document.make_indirect(intent)])
        day = String(f"D:{moment:%Y%m%d%H%M%S}Z")
        document.trailer.Info = document.make_indirect(
            Dictionary(
                Title=String(title),
                Creator=String(PRODUCER),
                Producer=String(PRODUCER),
                CreationDate=day,
                ModDate=day,
            )
        )
        target = BytesIO()
        document.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
        )
    return target.getvalue()
